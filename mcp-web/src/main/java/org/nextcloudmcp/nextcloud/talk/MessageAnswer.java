package org.nextcloudmcp.nextcloud.talk;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nextcloudmcp.nextcloud.Excerpt;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.schema.Description;

/** A message as tools answer it. */
record MessageAnswer(
        long id,
        @Description("Name of who wrote it.") String author,

        @Description("User id, or what else names the author.")
        String authorId,

        @Description("users, guests, bots, bridged, federated_users or deleted_users.")
        String authorType,

        Instant time,

        @Description("Mentions are written as @Name, and files by their names.")
        String text,

        @Description("Whether the text was shortened.") boolean truncated,

        @Description("comment, comment_deleted, system or command.")
        String kind,

        @Description("Which event a system message tells.") Optional<String> system,

        @Description("The message that this one answers; its text is shortened.")
        Optional<ReplyTo> replyTo,

        @Description("How many of each emoji.") Map<String, Integer> reactions,
        @Description("Those of the user.") List<String> ownReactions,
        List<SharedFile> files,
        @Description("Where the user can open it.") URI page) {

    private static final int LONGEST_PARENT = 200;

    /** The message that is answered. */
    record ReplyTo(long id, String author, String text) {}

    static MessageAnswer of(ChatMessage message, String token, int longest, NextcloudClient nextcloud) {
        var text = Excerpt.of(message.text(), longest);
        return new MessageAnswer(
                message.id(),
                message.authorName().isEmpty() ? message.authorId() : message.authorName(),
                message.authorId(),
                message.authorType(),
                message.time(),
                text.text(),
                !text.isWhole(),
                message.kind(),
                message.system(),
                message.parent().map(MessageAnswer::replyTo),
                message.reactions(),
                message.ownReactions(),
                message.files(),
                nextcloud.page(Conversation.pageOf(token) + "#message_" + message.id()));
    }

    private static ReplyTo replyTo(ChatMessage.Parent parent) {
        return new ReplyTo(
                parent.id(),
                parent.authorName(),
                Excerpt.of(parent.text(), LONGEST_PARENT).text());
    }
}
