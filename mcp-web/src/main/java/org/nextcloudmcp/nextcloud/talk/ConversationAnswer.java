package org.nextcloudmcp.nextcloud.talk;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.nextcloudmcp.nextcloud.Excerpt;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.schema.Description;

/** A conversation as tools answer it. */
record ConversationAnswer(
        @Description("Names the conversation in all other Talk tools.")
        String token,

        ConversationType type,
        String name,
        Optional<String> description,
        @Description("What the user is in it.") Role role,
        Instant lastActivity,
        int unreadMessages,

        @Description("Whether the user was mentioned since the last visit.")
        boolean unreadMention,

        @Description("Up to which message the user has read.")
        long lastReadMessage,

        boolean favorite,
        @Description("Whether nobody can write.") boolean readOnly,

        @Description("Whether only moderators are let in at the moment.")
        boolean lobby,

        boolean hasPassword,
        @Description("Whether a call is going on.") boolean inCall,
        Optional<Last> lastMessage,

        @Description("The other person's, in a conversation of two.")
        Optional<String> status,

        Optional<String> statusMessage,
        @Description("Where the user can open it.") URI page) {

    private static final int LISTED = 200;

    /** The newest message, shortened. */
    record Last(long id, String author, Instant time, String text) {}

    /** With long texts shortened. */
    static ConversationAnswer listed(Conversation conversation, NextcloudClient nextcloud) {
        return of(conversation, LISTED, nextcloud);
    }

    /** With the whole description. */
    static ConversationAnswer whole(Conversation conversation, NextcloudClient nextcloud) {
        return of(conversation, Integer.MAX_VALUE, nextcloud);
    }

    private static ConversationAnswer of(Conversation conversation, int longest, NextcloudClient nextcloud) {
        return new ConversationAnswer(
                conversation.token(),
                conversation.type(),
                conversation.name(),
                Optional.of(Excerpt.of(conversation.description(), longest).text())
                        .filter(text -> !text.isEmpty()),
                conversation.role(),
                conversation.lastActivity(),
                conversation.unread(),
                conversation.mentioned(),
                conversation.lastRead(),
                conversation.favorite(),
                conversation.readOnly(),
                conversation.lobby(),
                conversation.hasPassword(),
                conversation.inCall(),
                conversation.lastMessage().map(ConversationAnswer::last),
                conversation.status(),
                conversation.statusMessage(),
                nextcloud.page(Conversation.pageOf(conversation.token())));
    }

    private static Last last(ChatMessage message) {
        return new Last(
                message.id(),
                message.authorName(),
                message.time(),
                Excerpt.of(message.text(), LISTED).text());
    }
}
