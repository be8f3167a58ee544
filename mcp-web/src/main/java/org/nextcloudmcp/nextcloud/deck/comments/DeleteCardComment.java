package org.nextcloudmcp.nextcloud.deck.comments;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.Min;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.deck.DeckArguments;
import org.nextcloudmcp.nextcloud.deck.DeckCalls;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;
import org.nextcloudmcp.tools.ToolAnswer;

/** {@code deck_delete_card_comment}: a comment of one's own goes for good. */
@Singleton
public class DeleteCardComment {

    record Input(
            @ToolArg(description = DeckArguments.CARD) @Min(1)
            long cardId,

            @ToolArg(description = "The comment's id, as deck_get_card_comments answers it.") @Min(1)
            long commentId) {}

    record Output(long cardId, long commentId) {}

    @Tool(
            name = "deck_delete_card_comment",
            title = "Delete a comment on a Deck card",
            description = "Deletes a comment on a Deck card for good; it cannot be restored. Only its author may.",
            scopes = "deck.write",
            annotations = @Tool.Annotations(idempotentHint = true),
            apps = NextcloudApp.DECK,
            calls = DeckCalls.DELETE_COMMENT)
    public ToolAnswer<Output> delete(Input input, NextcloudClient nextcloud) {
        new Comments(nextcloud, input.cardId()).delete(input.commentId());
        return ToolAnswer.of(
                new Output(input.cardId(), input.commentId()),
                "Deleted comment " + input.commentId() + ". It cannot be restored.");
    }
}
