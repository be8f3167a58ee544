package org.nextcloudmcp.nextcloud.talk;

import static org.nextcloudmcp.apps.NextcloudApp.TALK;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.Pattern;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;

/** {@code talk_get_conversation}: one conversation. */
@Singleton
public class GetConversation {

    /** Letters and digits: nothing that could end a segment of an address. */
    static final String TOKEN = "[A-Za-z0-9]{1,64}";

    record Input(
            @ToolArg(description = "The conversation's token, as talk_list_conversations answers it.")
            @Pattern(regexp = TOKEN)
            String token) {}

    @Tool(
            name = "talk_get_conversation",
            title = "Show a Talk conversation",
            description =
                    "Shows one of the user's conversations in Nextcloud Talk: name, type, whole description, the user's role,"
                            + " unread messages, whether it is read-only or has its lobby on. For its messages use"
                            + " talk_get_messages.",
            scopes = "talk.read",
            apps = TALK,
            calls = "GET /ocs/v2.php/apps/spreed/api/v4/room/{token}",
            annotations = @Tool.Annotations(readOnlyHint = true))
    public ConversationAnswer get(Input input, NextcloudClient nextcloud) {
        return ConversationAnswer.whole(new Talk(nextcloud).conversation(input.token()), nextcloud);
    }
}
