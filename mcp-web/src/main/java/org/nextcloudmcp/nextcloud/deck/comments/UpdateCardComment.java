package org.nextcloudmcp.nextcloud.deck.comments;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.deck.DeckArguments;
import org.nextcloudmcp.nextcloud.deck.DeckCalls;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;
import org.nextcloudmcp.tools.ToolAnswer;

/** {@code deck_update_card_comment}: a comment of one's own is worded anew. */
@Singleton
public class UpdateCardComment {

    record Input(
            @ToolArg(description = DeckArguments.CARD) @Min(1)
            long cardId,

            @ToolArg(description = "The comment's id, as deck_get_card_comments answers it.") @Min(1)
            long commentId,

            @ToolArg(description = "The whole new text, at most 1000 characters.") @NotBlank @Size(max = 20_000)
            String message) {}

    @Tool(
            name = "deck_update_card_comment",
            title = "Change a comment on a Deck card",
            description =
                    "Replaces the text of a comment on a Deck card. Only its author may. Deck keeps no older text and"
                            + " has no conditional writes, so the last one wins.",
            scopes = "deck.write",
            annotations = @Tool.Annotations(idempotentHint = true),
            apps = NextcloudApp.DECK,
            calls = DeckCalls.UPDATE_COMMENT)
    public ToolAnswer<Comment> update(Input input, NextcloudClient nextcloud) {
        var message = CommentText.of(input.message());
        // Deck refuses this at creation, but fails with an internal error here
        CommentText.refuseTooLong(message);
        var comment = Comment.whole(new Comments(nextcloud, input.cardId()).update(input.commentId(), message));
        return ToolAnswer.of(comment, "Changed comment " + comment.id() + ".");
    }
}
