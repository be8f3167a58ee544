package org.nextcloudmcp.nextcloud.talk;

import jakarta.json.JsonObject;
import java.util.Optional;
import org.nextcloudmcp.nextcloud.JsonAnswer;
import org.nextcloudmcp.schema.Description;

/** Who takes part in a conversation. */
record Participant(
        long attendeeId,

        @Description("users, guests, emails, groups, circles or federated_users.")
        String kind,

        @Description("User id, group id, address.") String id,
        String name,
        Role role,
        boolean inCall,
        Optional<String> status,
        Optional<String> statusMessage) {

    /** Empty for what is none. */
    static Optional<Participant> of(JsonObject json) {
        var attendee = JsonAnswer.integer(json, "attendeeId");
        if (attendee.isEmpty()) {
            return Optional.empty();
        }
        var id = json.getString("actorId", "");
        var name = json.getString("displayName", "");
        return Optional.of(new Participant(
                attendee.getAsLong(),
                json.getString("actorType", ""),
                id,
                name.isEmpty() ? id : name,
                Role.of(JsonAnswer.integer(json, "participantType").orElse(0)),
                JsonAnswer.integer(json, "inCall").orElse(0) > 0,
                Optional.of(json.getString("status", "")).filter(text -> !text.isEmpty()),
                Optional.of(json.getString("statusMessage", "")).filter(text -> !text.isEmpty())));
    }
}
