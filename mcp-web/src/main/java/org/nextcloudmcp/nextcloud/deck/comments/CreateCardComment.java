package org.nextcloudmcp.nextcloud.deck.comments;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.nextcloud.deck.DeckArguments;
import org.nextcloudmcp.nextcloud.deck.DeckCalls;
import org.nextcloudmcp.schema.Description;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;
import org.nextcloudmcp.tools.ToolAnswer;

/** {@code deck_create_card_comment}: something is said on a card. */
@Singleton
public class CreateCardComment {

    record Input(
            @ToolArg(description = DeckArguments.CARD) @Min(1)
            long cardId,

            @ToolArg(description = "The comment; @name mentions and notifies somebody. 1000 characters, unless split.")
            @NotBlank
            @Size(max = 20_000)
            String message,

            @ToolArg(description = "The id of the comment that it replies to.") @Min(1)
            OptionalLong parentId,

            @ToolArg(
                    description = "What to do with more than 1000 characters. error: nothing is written; split: several"
                            + " numbered comments, ten at most, the later ones as replies to the first.",
                    defaultValue = "error")
            Overflow overflow) {}

    /** What becomes of a text that is too long. */
    enum Overflow {
        ERROR,
        SPLIT
    }

    record Output(
            @Description("The comment, or the first of them.")
            Comment comment,

            @Description("The ids of all comments that were written, in order.")
            List<Long> ids) {}

    @Tool(
            name = "deck_create_card_comment",
            title = "Comment on a Deck card",
            description =
                    "Writes a comment on a Deck card, or a reply to one. A comment has at most 1000 characters; for a longer text"
                            + " choose overflow split, or put it into a note or a file and attach that. Splitting is not all"
                            + " or nothing: if a part fails, the error names the comments that were written.",
            scopes = "deck.write",
            annotations = @Tool.Annotations(destructiveHint = false),
            apps = NextcloudApp.DECK,
            calls = DeckCalls.CREATE_COMMENT)
    public ToolAnswer<Output> create(Input input, NextcloudClient nextcloud) {
        var message = CommentText.of(input.message());
        var comments = new Comments(nextcloud, input.cardId());
        if (input.overflow() == Overflow.ERROR || CommentText.length(message) <= CommentText.LONGEST) {
            CommentText.refuseTooLong(message);
            var comment = Comment.whole(comments.create(message, input.parentId()));
            return ToolAnswer.of(new Output(comment, List.of(comment.id())), "Wrote comment " + comment.id() + ".");
        }
        return split(CommentText.parts(message), input, comments);
    }

    private static ToolAnswer<Output> split(List<String> parts, Input input, Comments comments) {
        var written = new ArrayList<Comment>();
        for (var part : parts) {
            var parent = written.isEmpty()
                    ? input.parentId()
                    : OptionalLong.of(written.get(0).id());
            try {
                written.add(Comment.whole(comments.create(part, parent)));
            } catch (RefusedException e) {
                throw written.isEmpty() ? e : partial(written, parts.size(), e);
            }
        }
        var ids = written.stream().map(Comment::id).toList();
        return ToolAnswer.of(new Output(written.get(0), ids), "Wrote " + ids.size() + " comments.");
    }

    private static RefusedException partial(List<Comment> written, int parts, RefusedException why) {
        var ids = written.stream().map(Comment::id).toList();
        return new RefusedException(
                "Only " + ids.size() + " of " + parts + " parts were written, as the comments " + ids + ": "
                        + why.sentence(),
                "Do not send the whole text again: write the rest with parent_id " + ids.get(0) + ".");
    }
}
