package org.nextcloudmcp.nextcloud.talk;

import static org.nextcloudmcp.apps.NextcloudApp.TALK;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.util.OptionalLong;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.schema.Description;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;
import org.nextcloudmcp.tools.ToolAnswer;

/** {@code talk_mark_as_read}: the user's read marker. */
@Singleton
public class MarkAsRead {

    record Input(
            @ToolArg(description = "The conversation's token, as talk_list_conversations answers it.")
            @Pattern(regexp = GetConversation.TOKEN)
            String token,

            @ToolArg(description = "Up to which message, by its id. Leave it out for the newest one there is.") @Min(1)
            OptionalLong lastReadMessage) {}

    record Output(
            String token,

            @Description("Up to here everything counts as read now.")
            long lastReadMessage,

            @Description("Where the user can open the conversation.")
            URI page) {}

    @Tool(
            name = "talk_mark_as_read",
            title = "Mark a Talk conversation as read",
            description =
                    "Sets up to which message the user has read a conversation of Nextcloud Talk: the newest one, unless"
                            + " last_read_message names another. The others may see that the user has read it. A message that"
                            + " arrives meanwhile stays unread. An older message as the mark makes those behind it unread"
                            + " again.",
            scopes = "talk.write",
            apps = TALK,
            calls = {
                "GET /ocs/v2.php/apps/spreed/api/v4/room/{token}",
                "POST /ocs/v2.php/apps/spreed/api/v1/chat/{token}/read"
            },
            annotations = @Tool.Annotations(destructiveHint = false, idempotentHint = true))
    public ToolAnswer<Output> mark(Input input, NextcloudClient nextcloud) {
        var talk = new Talk(nextcloud);
        // Not "everything": a message that comes between the two requests has been read by nobody.
        var message = input.lastReadMessage().isPresent()
                ? input.lastReadMessage().getAsLong()
                : talk.conversation(input.token())
                        .lastMessage()
                        .orElseThrow(() -> new RefusedException(
                                "The conversation " + input.token() + " has no messages.", "There is nothing to read."))
                        .id();
        talk.markRead(input.token(), message);
        return ToolAnswer.of(
                new Output(input.token(), message, nextcloud.page(Conversation.pageOf(input.token()))),
                "Marked the conversation as read up to message " + message + ".");
    }
}
