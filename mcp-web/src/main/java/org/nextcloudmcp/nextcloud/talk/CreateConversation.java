package org.nextcloudmcp.nextcloud.talk;

import static org.nextcloudmcp.apps.NextcloudApp.TALK;

import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.schema.Description;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;
import org.nextcloudmcp.tools.ToolAnswer;

/** {@code talk_create_conversation}: a place to talk. */
@Singleton
public class CreateConversation {

    record Input(
            @ToolArg(description = "The conversation's name; needed unless room_type is 1.") @NotBlank @Size(max = 255)
            Optional<String> roomName,

            @ToolArg(
                    description =
                            "1: with one other user, whose id is invite. 2: a group of invited people. 3: public, open"
                                    + " to everybody who has the link.",
                    defaultValue = "2")
            @Min(1)
            @Max(3)
            int roomType,

            @ToolArg(
                    description = "With room_type 1 the id of the other user. With room_type 2 the id of a group whose"
                            + " members to add. Others are added with talk_add_participant.")
            @NotBlank
            @Size(max = 255)
            Optional<String> invite) {}

    record Output(
            @Description("existed: the user talks with this one already, in this conversation.")
            Status status,

            ConversationAnswer conversation) {}

    enum Status {
        CREATED,
        EXISTED
    }

    @Tool(
            name = "talk_create_conversation",
            title = "Create a Talk conversation",
            description =
                    "Creates a conversation in Nextcloud Talk, of which the user becomes the owner, and answers its token."
                            + " Whoever is invited is notified. With one other user there is only one conversation: if it"
                            + " exists already, it is answered. Groups and public ones are new each time, so list the"
                            + " conversations before if there may be one of that name.",
            scopes = "talk.write",
            apps = TALK,
            calls = "POST /ocs/v2.php/apps/spreed/api/v4/room",
            annotations = @Tool.Annotations(destructiveHint = false, openWorldHint = true))
    public ToolAnswer<Output> create(Input input, NextcloudClient nextcloud) {
        var created = new Talk(nextcloud).create(body(input));
        var conversation = created.conversation();
        return ToolAnswer.of(
                new Output(
                        created.isNew() ? Status.CREATED : Status.EXISTED,
                        ConversationAnswer.whole(conversation, nextcloud)),
                created.isNew()
                        ? "Created the conversation “" + conversation.name() + "”, token " + conversation.token() + "."
                        : "There was this conversation already: “" + conversation.name() + "”, token "
                                + conversation.token() + ".");
    }

    private static JsonObject body(Input input) {
        var body = CachedJson.object().add("roomType", input.roomType());
        if (input.roomType() == ConversationType.ONE_TO_ONE.code()) {
            body.add(
                    "invite",
                    input.invite()
                            .orElseThrow(() -> new RefusedException(
                                    "A conversation with one other user needs invite.",
                                    "Give the user's id as invite.")));
            return body.build();
        }
        body.add(
                "roomName",
                input.roomName()
                        .orElseThrow(() -> new RefusedException(
                                "The argument room_name is missing.",
                                "Only a conversation with one other user has no name.")));
        if (input.roomType() == ConversationType.PUBLIC.code() && input.invite().isPresent()) {
            throw new RefusedException(
                    "Talk invites nobody while it makes a public conversation.",
                    "Leave invite out, and add people with talk_add_participant afterwards.");
        }
        input.invite().ifPresent(group -> body.add("invite", group).add("source", Source.GROUPS.wire()));
        return body.build();
    }
}
