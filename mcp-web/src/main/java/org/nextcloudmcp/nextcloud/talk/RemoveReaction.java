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

/** {@code talk_remove_reaction}: an emoji of the user less. */
@Singleton
public class RemoveReaction {

    record Input(
            @ToolArg(description = "The conversation's token, as talk_list_conversations answers it.")
            @Pattern(regexp = GetConversation.TOKEN)
            String token,

            @ToolArg(description = "The message's id, as talk_get_messages answers it.") @Min(1)
            long messageId,

            @ToolArg(description = "The emoji to take back; own_reactions of a message has those of the user.")
            @Size(min = 1, max = 64)
            String reaction) {}

    @Tool(
            name = "talk_remove_reaction",
            title = "Take back a reaction to a Talk message",
            description =
                    "Takes back an emoji with which the user reacted to a message in Nextcloud Talk, and answers the reactions"
                            + " that are left. Those of others stay. It can be added again with talk_react.",
            scopes = "talk.write",
            apps = TALK,
            calls = "DELETE /ocs/v2.php/apps/spreed/api/v1/reaction/{token}/{message_id}",
            annotations = @Tool.Annotations(idempotentHint = true))
    public ToolAnswer<ReactionsAnswer> remove(Input input, NextcloudClient nextcloud) {
        var emoji = Emoji.parse(input.reaction()).text();
        var left = new Reactions(nextcloud, input.token(), input.messageId()).remove(emoji);
        return ToolAnswer.of(
                ReactionsAnswer.of(input.token(), input.messageId(), left, nextcloud), "Took back " + emoji + ".");
    }
}
