package org.nextcloudmcp.nextcloud.deck.attachments;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Optional;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.nextcloud.deck.CardPlace;
import org.nextcloudmcp.nextcloud.deck.Deck;
import org.nextcloudmcp.nextcloud.deck.DeckArguments;
import org.nextcloudmcp.nextcloud.deck.DeckCalls;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;
import org.nextcloudmcp.tools.ToolAnswer;

/** {@code deck_delete_attachment}: a file is no longer on a card. */
@Singleton
public class DeleteAttachment {

    record Input(
            @ToolArg(description = DeckArguments.BOARD) @Min(1)
            long boardId,

            @ToolArg(description = DeckArguments.CARDS_STACK) @Min(1)
            long stackId,

            @ToolArg(description = DeckArguments.CARD) @Min(1)
            long cardId,

            @ToolArg(description = "The attachment's id, as deck_list_attachments answers it.") @Min(1)
            long attachmentId,

            @ToolArg(description = "Its type; needed only if the card has two attachments with this id.")
            Optional<Attachment.Type> type) {}

    @Tool(
            name = "deck_delete_attachment",
            title = "Take a file off a Deck card",
            description =
                    "Takes a file off a Deck card. A file of the user is only no longer shared with the card and stays"
                            + " where it is. A file uploaded into Deck itself is deleted; a person can restore it on the card's"
                            + " page.",
            scopes = "deck.write",
            annotations = @Tool.Annotations(idempotentHint = true),
            apps = NextcloudApp.DECK,
            calls = {DeckCalls.CARD, DeckCalls.STACK, DeckCalls.ATTACHMENTS, DeckCalls.DELETE_ATTACHMENT})
    public ToolAnswer<Attachment> delete(Input input, NextcloudClient nextcloud) {
        var place = new CardPlace(input.boardId(), input.stackId(), input.cardId());
        new Deck(nextcloud).cardToChange(place);
        var attachments = new Attachments(nextcloud, place);
        var attachment = chosen(attachments.list(), input);
        attachments.delete(attachment);
        var fate = attachment.type() == Attachment.Type.FILE
                ? "The file itself is still where it was."
                : "A person can restore it on the card's page.";
        return ToolAnswer.of(attachment, "Took “" + attachment.name() + "” off the card. " + fate);
    }

    /** The two types are numbered apart, so one number can mean two. */
    private static Attachment chosen(List<Attachment> all, Input input) {
        var meant = all.stream()
                .filter(each -> each.id() == input.attachmentId())
                .filter(each -> input.type().map(type -> type == each.type()).orElse(true))
                .toList();
        if (meant.size() > 1) {
            throw new RefusedException(
                    "The card has two attachments with the id " + input.attachmentId() + ", one of each type.",
                    "Nothing was changed. Say which with the argument type.");
        }
        return meant.stream()
                .findFirst()
                .orElseThrow(() -> new RefusedException(
                        "The card " + input.cardId() + " has no such attachment " + input.attachmentId() + ".",
                        "Use deck_list_attachments to see what it has."));
    }
}
