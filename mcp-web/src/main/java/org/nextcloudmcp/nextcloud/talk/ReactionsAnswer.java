package org.nextcloudmcp.nextcloud.talk;

import java.net.URI;
import java.util.List;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.schema.Description;

/** The reactions to a message as tools answer them. */
record ReactionsAnswer(
        String token,
        long messageId,
        @Description("Each emoji with those who reacted.") List<Reactions.Reaction> reactions,
        @Description("Where the user can open the message.") URI page) {

    static ReactionsAnswer of(
            String token, long message, List<Reactions.Reaction> reactions, NextcloudClient nextcloud) {
        return new ReactionsAnswer(
                token, message, reactions, nextcloud.page(Conversation.pageOf(token) + "#message_" + message));
    }
}
