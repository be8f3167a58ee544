package org.nextcloudmcp.nextcloud.deck;

import java.util.Optional;
import org.nextcloudmcp.nextcloud.Excerpt;

/**
 * What a list of cards is asked for.
 *
 * @param label the whole title of a label that the cards have
 * @param assignedTo id of somebody they are assigned to
 * @param longest how many characters of each description are shown
 */
public record CardQuery(
        CardStatus status, Optional<String> label, Optional<String> assignedTo, Detail detail, int longest) {

    public static final String STATUS =
            "Which cards: open (neither done nor archived), done, archived, overdue (open and past the due date) or all.";
    public static final String LABEL = "Only cards with the label of exactly this title.";
    public static final String ASSIGNED_TO = "Only cards that are assigned to the user (or group) with this id.";
    public static final String DETAIL =
            "summary: what one needs to choose a card; full: in addition type, owner, times and a longer description.";
    public static final String MAX_LENGTH =
            "With detail full: how many characters of a description to show; deck_get_card shows it whole.";
    public static final String PREVIEW_LENGTH = "With detail summary: how many characters of a description to show.";
    public static final String MAX_LENGTH_DEFAULT = "2000";
    public static final String PREVIEW_LENGTH_DEFAULT = "140";
    public static final int LONGEST = 100_000;

    /** With the length that goes with the detail. */
    public static CardQuery of(
            CardStatus status,
            Optional<String> label,
            Optional<String> assignedTo,
            Detail detail,
            int maxLength,
            int previewLength) {
        return new CardQuery(status, label, assignedTo, detail, detail == Detail.FULL ? maxLength : previewLength);
    }

    /** All but the assignees, which Deck does not tell in every list. */
    boolean fitsBarAssignee(Card card) {
        return status.fits(card)
                && label.map(title -> card.labels().stream()
                                .anyMatch(each -> each.title().equals(title)))
                        .orElse(true);
    }

    boolean fitsAssignee(Card card) {
        return assignedTo
                .map(id -> card.assignees().map(ids -> ids.contains(id)).orElse(false))
                .orElse(true);
    }

    Excerpt excerpt(Card card) {
        return Excerpt.of(card.description(), longest);
    }
}
