package org.nextcloudmcp.nextcloud.talk;

import static org.nextcloudmcp.apps.NextcloudApp.TALK;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.nextcloud.UnknownFateException;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;
import org.nextcloudmcp.tools.ToolAnswer;

/**
 * {@code talk_send_message}: a message in the user's name. Talk sends the same message twice if it is told twice, so each
 * one carries a reference by which it is found again if its answer was lost.
 */
@Singleton
public class SendMessage {

    /** Talk's documentation: 32,000 since Nextcloud 16.0.1; a server with less answers 413. */
    private static final int LONGEST = 32_000;

    /** How far back a message is looked for whose answer was lost. */
    private static final String LATEST = "&limit=50";

    private final SecureRandom random;

    @Inject
    public SendMessage(SecureRandom random) {
        this.random = random;
    }

    record Input(
            @ToolArg(description = "The conversation's token, as talk_list_conversations answers it.")
            @Pattern(regexp = GetConversation.TOKEN)
            String token,

            @ToolArg(
                    description =
                            "The text, up to 32000 characters; Markdown is shown as such. @user-id mentions somebody,"
                                    + " @\"user id\" if it has spaces, @all everybody.")
            @NotBlank
            @Size(max = LONGEST)
            String message,

            @ToolArg(description = "The id of the message to answer.") @Min(1)
            OptionalLong replyTo,

            @ToolArg(description = "Whether to send it without notifying anybody.", defaultValue = "false")
            boolean silent) {}

    @Tool(
            name = "talk_send_message",
            title = "Send a Talk message",
            description =
                    "Sends a message to a conversation of Nextcloud Talk in the user's name; all its participants can read it,"
                            + " and most are notified. It cannot be taken back by a tool, and called twice it sends twice: if"
                            + " the answer says that it is not known whether the message arrived, look with talk_get_messages"
                            + " before sending again.",
            scopes = "talk.write",
            apps = TALK,
            calls = {
                "POST /ocs/v2.php/apps/spreed/api/v1/chat/{token}",
                "GET /ocs/v2.php/apps/spreed/api/v1/chat/{token}"
            },
            annotations = @Tool.Annotations(destructiveHint = false, openWorldHint = true))
    public ToolAnswer<MessageAnswer> send(Input input, NextcloudClient nextcloud) {
        var talk = new Talk(nextcloud);
        var reference = reference();
        try {
            var sent = talk.post(input.token(), message(input, reference));
            return answer(sent, input, "Sent message " + sent.id() + ".", nextcloud);
        } catch (UnknownFateException e) {
            var sent = found(talk, input.token(), reference)
                    .orElseThrow(() -> new RefusedException(
                            "Nextcloud did not answer in time, and the message is not among the latest ones; it may still"
                                    + " arrive.",
                            "Look with talk_get_messages in a minute before you send it again."));
            return answer(
                    sent, input, "Sent message " + sent.id() + "; its answer was lost, but it has arrived.", nextcloud);
        }
    }

    private static ToolAnswer<MessageAnswer> answer(
            ChatMessage sent, Input input, String sentence, NextcloudClient nextcloud) {
        return ToolAnswer.of(MessageAnswer.of(sent, input.token(), 200, nextcloud), sentence);
    }

    private static Optional<ChatMessage> found(Talk talk, String token, String reference) {
        return talk.history(token, LATEST).messages().stream()
                .filter(message -> message.referenceId().equals(reference))
                .findFirst();
    }

    private static JsonObject message(Input input, String reference) {
        var body = CachedJson.object()
                .add("message", input.message())
                .add("referenceId", reference)
                .add("silent", input.silent());
        input.replyTo().ifPresent(id -> body.add("replyTo", id));
        return body.build();
    }

    /** Of the form of a SHA-256, which Talk's documentation asks for. */
    private String reference() {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
