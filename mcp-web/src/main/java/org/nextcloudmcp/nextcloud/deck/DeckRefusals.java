package org.nextcloudmcp.nextcloud.deck;

import jakarta.json.JsonObject;
import java.util.Optional;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.nextcloud.JsonAnswer;
import org.nextcloudmcp.nextcloud.MissingApp;
import org.nextcloudmcp.nextcloud.NextcloudRequest;
import org.nextcloudmcp.nextcloud.NextcloudResponse;
import org.nextcloudmcp.nextcloud.Refusals;
import org.nextcloudmcp.nextcloud.RefusedException;

/** What Deck's refusals mean: it says 403 for what is not there, and 500 for what it does not allow. */
final class DeckRefusals {

    private static final int LONGEST = 200;

    private DeckRefusals() {}

    static RefusedException of(NextcloudResponse answer, NextcloudRequest request, String what) {
        var words = words(answer);
        var isWrite = !request.isSafe();
        MissingApp.check(answer, NextcloudApp.DECK);
        if (answer.is(403) && words.filter("Card is deleted"::equals).isPresent()) {
            return new RefusedException(
                    "Deck has " + what + " among its deleted ones.",
                    "A person can restore it in Deck's web page: menu of the board, “Deleted items”.");
        }
        if (answer.is(403) && words.filter("Permission denied"::equals).isPresent()) {
            return new RefusedException(
                    isWrite
                            ? "Deck does not have " + what + ", or the user may not do this with it."
                            : "Deck does not have " + what + ", or the user may not see it.",
                    "Deck does not tell which. Look with deck_get_boards, deck_get_stacks and deck_get_cards for what"
                            + " there is; for a permission, ask the owner of the board.");
        }
        if (answer.is(500)
                && words.filter(said -> said.startsWith("Operation not allowed"))
                        .isPresent()) {
            return new RefusedException(
                    "Deck does not allow this with " + what + " now: “" + words.orElseThrow() + "”.",
                    "Nothing was changed. What is archived has to be unarchived first: a card with"
                            + " deck_unarchive_card, a board by a person in Deck's web page.");
        }
        return Refusals.of(answer, what);
    }

    private static Optional<String> words(NextcloudResponse answer) {
        if (!answer.mediaType().equals("application/json") || answer.isCut()) {
            return Optional.empty();
        }
        return JsonAnswer.object(answer)
                .map(json -> json.get("ocs") instanceof JsonObject ocs && ocs.get("meta") instanceof JsonObject meta
                        ? meta
                        : json)
                .flatMap(holder -> DeckJson.text(holder, "message"))
                .filter(text -> text.length() <= LONGEST);
    }
}
