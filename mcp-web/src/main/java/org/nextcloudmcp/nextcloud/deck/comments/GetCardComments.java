package org.nextcloudmcp.nextcloud.deck.comments;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.deck.DeckArguments;
import org.nextcloudmcp.nextcloud.deck.DeckCalls;
import org.nextcloudmcp.nextcloud.deck.Detail;
import org.nextcloudmcp.schema.Description;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;

/** {@code deck_get_card_comments}: what was said on a card. */
@Singleton
public class GetCardComments {

    record Input(
            @ToolArg(description = DeckArguments.CARD) @Min(1)
            long cardId,

            @ToolArg(description = "How many comments to answer.", defaultValue = "20") @Min(1) @Max(200)
            int limit,

            @ToolArg(description = "How many of the newest to leave out.", defaultValue = "0") @Min(0) @Max(1_000_000)
            int offset,

            @ToolArg(
                    description = "summary: id, author, message, time; full: in addition names and mentions.",
                    defaultValue = "summary")
            Detail detail,

            @ToolArg(description = "How many characters of each message to show.", defaultValue = "1000")
            @Min(1)
            @Max(1000)
            int messageMaxLength,

            @ToolArg(
                    description = "In which order this page is; pages go from the newest to the oldest either way.",
                    defaultValue = "newest")
            Order order) {}

    /** Which comment comes first. */
    enum Order {
        NEWEST,
        OLDEST
    }

    record Output(
            List<Comment> comments,

            @Description("There may be older ones: give it as offset.")
            OptionalLong nextOffset) {}

    @Tool(
            name = "deck_get_card_comments",
            title = "List the comments on a Deck card",
            description =
                    "Lists the comments on a Deck card, the newest first, page by page. Answers id, author, message and"
                            + " time of each, and the comment that it replies to.",
            scopes = "deck.read",
            annotations = @Tool.Annotations(readOnlyHint = true),
            apps = NextcloudApp.DECK,
            calls = DeckCalls.COMMENTS)
    public Output list(Input input, NextcloudClient nextcloud) {
        var found = new Comments(nextcloud, input.cardId()).list(input.limit(), input.offset());
        var comments = new ArrayList<Comment>();
        found.forEach(json -> comments.add(Comment.of(json, input.messageMaxLength(), input.detail() == Detail.FULL)));
        if (input.order() == Order.OLDEST) {
            Collections.reverse(comments);
        }
        var isFullPage = found.size() >= input.limit();
        return new Output(comments, isFullPage ? OptionalLong.of(input.offset() + found.size()) : OptionalLong.empty());
    }
}
