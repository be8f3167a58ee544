package org.nextcloudmcp.nextcloud.talk;

import static org.nextcloudmcp.apps.NextcloudApp.TALK;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.nextcloudmcp.nextcloud.Cursor;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.paging.Page;
import org.nextcloudmcp.schema.Description;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;

/** {@code talk_list_conversations}: where the user takes part. */
@Singleton
public class ListConversations {

    private static final String NAME = "talk_list_conversations";

    /** Beyond all seconds there will be, so that the latest comes first in ascending order. */
    private static final long LATEST = 99_999_999_999L;

    record Input(
            @ToolArg(
                    description = "Only conversations with something new since then, in seconds since 1970; as_of of an"
                            + " answer before fits.")
            @Min(0)
            @Max(LATEST)
            OptionalLong modifiedSince,

            @ToolArg(
                    description = "Whether to tell the other person's status in conversations of two.",
                    defaultValue = "false")
            boolean includeStatus,

            @ToolArg(description = "How many conversations to answer.", defaultValue = "50") @Min(1) @Max(200)
            int limit,

            @ToolArg(description = "next_cursor of the answer before, with the same arguments, to go on behind it.")
            Optional<String> cursor) {}

    record Output(
            @Description("Those with the latest activity first.")
            List<ConversationAnswer> conversations,

            @Description("How many there are in all.") int total,

            @Description("Where to go on; there if there are more.")
            Optional<String> nextCursor,

            @Description("As modified_since, gives what is new since this answer.")
            OptionalLong asOf) {}

    @Tool(
            name = NAME,
            title = "List Talk conversations",
            description =
                    "Lists the user's conversations in Nextcloud Talk, those with the latest activity first: token, name, type,"
                            + " unread messages, newest message. All other Talk tools need the token. Marks nothing as read.",
            scopes = "talk.read",
            apps = TALK,
            calls = "GET /ocs/v2.php/apps/spreed/api/v4/room",
            annotations = @Tool.Annotations(readOnlyHint = true))
    public Output list(Input input, NextcloudClient nextcloud) {
        var cursor = new Cursor(NAME);
        var position = cursor.position(input.cursor());
        var listed = new Talk(nextcloud).conversations(input.modifiedSince(), input.includeStatus());
        var sorted = listed.conversations().stream()
                .sorted(Comparator.comparing(ListConversations::key))
                .toList();
        var page = Page.of(sorted, ListConversations::key, position, input.limit());
        return new Output(
                page.entries().stream()
                        .map(conversation -> ConversationAnswer.listed(conversation, nextcloud))
                        .toList(),
                sorted.size(),
                page.next().map(cursor::behind),
                listed.asOf());
    }

    private static String key(Conversation conversation) {
        return String.format(
                Locale.ROOT, "%011d/%s", LATEST - conversation.lastActivity().getEpochSecond(), conversation.token());
    }
}
