package org.nextcloudmcp.nextcloud.talk;

import static org.nextcloudmcp.apps.NextcloudApp.TALK;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;
import org.nextcloudmcp.tools.ToolAnswer;

/** {@code talk_react}: an emoji of the user under a message. */
@Singleton
public class React {

    record Input(
            @ToolArg(description = "The conversation's token, as talk_list_conversations answers it.")
            @Pattern(regexp = GetConversation.TOKEN)
            String token,

            @ToolArg(description = "The message's id, as talk_get_messages answers it.") @Min(1)
            long messageId,

            @ToolArg(description = "One emoji, such as 👍.") @Size(min = 1, max = 64)
            String reaction) {}

    @Tool(
            name = "talk_react",
            title = "React to a Talk message",
            description =
                    "Adds an emoji as the user's reaction to a message in Nextcloud Talk, and answers all reactions there are."
                            + " The same one twice counts once.",
            scopes = "talk.write",
            apps = TALK,
            calls = {
                "POST /ocs/v2.php/apps/spreed/api/v1/reaction/{token}/{message_id}",
                "GET /ocs/v2.php/apps/spreed/api/v1/reaction/{token}/{message_id}"
            },
            annotations = @Tool.Annotations(destructiveHint = false, idempotentHint = true, openWorldHint = true))
    public ToolAnswer<ReactionsAnswer> react(Input input, NextcloudClient nextcloud) {
        var emoji = Emoji.parse(input.reaction()).text();
        var added = new Reactions(nextcloud, input.token(), input.messageId()).add(emoji);
        return ToolAnswer.of(
                ReactionsAnswer.of(input.token(), input.messageId(), added.reactions(), nextcloud),
                added.isNew() ? "Added " + emoji + "." : "The user had reacted with " + emoji + " already.");
    }
}
