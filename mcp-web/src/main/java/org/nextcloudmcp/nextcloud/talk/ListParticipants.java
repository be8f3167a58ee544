package org.nextcloudmcp.nextcloud.talk;

import static org.nextcloudmcp.apps.NextcloudApp.TALK;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nextcloudmcp.nextcloud.Cursor;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.paging.Page;
import org.nextcloudmcp.schema.Description;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;

/** {@code talk_list_participants}: who is in a conversation. */
@Singleton
public class ListParticipants {

    private static final String NAME = "talk_list_participants";

    record Input(
            @ToolArg(description = "The conversation's token, as talk_list_conversations answers it.")
            @Pattern(regexp = GetConversation.TOKEN)
            String token,

            @ToolArg(
                    description = "Whether to tell each user's status; Talk does so below 100 participants only.",
                    defaultValue = "false")
            boolean includeStatus,

            @ToolArg(description = "How many participants to answer.", defaultValue = "100") @Min(1) @Max(500)
            int limit,

            @ToolArg(description = "next_cursor of the answer before, with the same arguments, to go on behind it.")
            Optional<String> cursor) {}

    record Output(
            List<Participant> participants,
            @Description("How many there are in all.") int total,

            @Description("Where to go on; there if there are more.")
            Optional<String> nextCursor) {}

    @Tool(
            name = NAME,
            title = "List who is in a Talk conversation",
            description =
                    "Lists who takes part in a conversation of Nextcloud Talk: users, groups and guests with their roles, and"
                            + " whether they are in a call.",
            scopes = "talk.read",
            apps = TALK,
            calls = "GET /ocs/v2.php/apps/spreed/api/v4/room/{token}/participants",
            annotations = @Tool.Annotations(readOnlyHint = true))
    public Output list(Input input, NextcloudClient nextcloud) {
        var cursor = new Cursor(NAME);
        var position = cursor.position(input.cursor());
        var participants = new Talk(nextcloud)
                .participants(input.token(), input.includeStatus()).stream()
                        .sorted(Comparator.comparingLong(Participant::attendeeId))
                        .toList();
        var page = Page.of(participants, ListParticipants::key, position, input.limit());
        return new Output(page.entries(), participants.size(), page.next().map(cursor::behind));
    }

    private static String key(Participant participant) {
        return String.format(Locale.ROOT, "%019d", participant.attendeeId());
    }
}
