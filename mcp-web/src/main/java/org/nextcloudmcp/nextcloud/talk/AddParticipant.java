package org.nextcloudmcp.nextcloud.talk;

import static org.nextcloudmcp.apps.NextcloudApp.TALK;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.Optional;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.schema.Description;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;
import org.nextcloudmcp.tools.ToolAnswer;

/** {@code talk_add_participant}: somebody more in a conversation. */
@Singleton
public class AddParticipant {

    private static final java.util.regex.Pattern ADDRESS = java.util.regex.Pattern.compile("[^@\\s]+@[^@\\s]+");

    record Input(
            @ToolArg(description = "The conversation's token, as talk_list_conversations answers it.")
            @Pattern(regexp = GetConversation.TOKEN)
            String token,

            @ToolArg(description = "Whom to add, by source: user id, group id, e-mail address, circle id, cloud id.")
            @NotBlank
            @Size(max = 255)
            String participant,

            @ToolArg(
                    description = "What participant is. groups and circles add all their members; emails sends an"
                            + " invitation to somebody without an account.",
                    defaultValue = "users")
            Source source) {}

    record Output(
            String token,
            String participant,
            Source source,

            @Description("The conversation's type, if this changed it.")
            Optional<ConversationType> newType,

            @Description("Where the user can open the conversation.")
            URI page) {}

    @Tool(
            name = "talk_add_participant",
            title = "Add somebody to a Talk conversation",
            description =
                    "Adds a user, all of a group or circle, or somebody by e-mail to a conversation of Nextcloud Talk; they can"
                            + " then read what was written before. Only moderators can, and not in a conversation of two."
                            + " Adding who is there already changes nothing.",
            scopes = "talk.write",
            apps = TALK,
            calls = "POST /ocs/v2.php/apps/spreed/api/v4/room/{token}/participants",
            annotations = @Tool.Annotations(destructiveHint = false, idempotentHint = true, openWorldHint = true))
    public ToolAnswer<Output> add(Input input, NextcloudClient nextcloud) {
        if (input.source() == Source.EMAILS
                && !ADDRESS.matcher(input.participant().strip()).matches()) {
            throw new RefusedException(
                    "The argument participant is not an e-mail address.", "Give one, or another source.");
        }
        var participant = input.participant().strip();
        var type = new Talk(nextcloud).add(input.token(), participant, input.source());
        return ToolAnswer.of(
                new Output(
                        input.token(),
                        participant,
                        input.source(),
                        type,
                        nextcloud.page(Conversation.pageOf(input.token()))),
                "Added “" + participant + "” (" + input.source().wire() + ") to the conversation.");
    }
}
