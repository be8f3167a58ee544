package org.nextcloudmcp.nextcloud.talk;

import static org.nextcloudmcp.apps.NextcloudApp.TALK;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;

/** {@code talk_list_reactions}: who reacted to a message, and how. */
@Singleton
public class ListReactions {

    record Input(
            @ToolArg(description = "The conversation's token, as talk_list_conversations answers it.")
            @Pattern(regexp = GetConversation.TOKEN)
            String token,

            @ToolArg(description = "The message's id, as talk_get_messages answers it.") @Min(1)
            long messageId,

            @ToolArg(description = "Only this emoji.") @Size(min = 1, max = 64)
            Optional<String> reaction) {}

    @Tool(
            name = "talk_list_reactions",
            title = "List reactions to a Talk message",
            description =
                    "Lists who reacted to a message in Nextcloud Talk, for each emoji. How many of each there are is in"
                            + " talk_get_messages already.",
            scopes = "talk.read",
            apps = TALK,
            calls = "GET /ocs/v2.php/apps/spreed/api/v1/reaction/{token}/{message_id}",
            annotations = @Tool.Annotations(readOnlyHint = true))
    public ReactionsAnswer list(Input input, NextcloudClient nextcloud) {
        var only = input.reaction().map(Emoji::parse).map(Emoji::text);
        var reactions = new Reactions(nextcloud, input.token(), input.messageId()).list(only);
        return ReactionsAnswer.of(input.token(), input.messageId(), reactions, nextcloud);
    }
}
