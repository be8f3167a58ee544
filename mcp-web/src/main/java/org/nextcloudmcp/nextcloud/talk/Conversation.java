package org.nextcloudmcp.nextcloud.talk;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import org.nextcloudmcp.nextcloud.JsonAnswer;

/**
 * A conversation as Talk describes it to one of its participants, less what only clients of calls need: the session and
 * the PIN for dialling in are secrets and are not read.
 *
 * @param token names it in every address; whoever has that of a public one can join
 * @param unread messages behind the user's read marker
 * @param lobby whether only moderators are let in
 */
record Conversation(
        String token,
        ConversationType type,
        String name,
        String description,
        Role role,
        Instant lastActivity,
        int unread,
        boolean mentioned,
        long lastRead,
        boolean favorite,
        boolean readOnly,
        boolean lobby,
        boolean hasPassword,
        boolean inCall,
        Optional<ChatMessage> lastMessage,
        Optional<String> status,
        Optional<String> statusMessage) {

    /** Empty for what is no conversation. */
    static Optional<Conversation> of(JsonObject json) {
        var token = json.getString("token", "");
        if (token.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Conversation(
                token,
                ConversationType.of(number(json, "type")),
                json.getString("displayName", json.getString("name", "")),
                json.getString("description", ""),
                Role.of(number(json, "participantType")),
                Instant.ofEpochSecond(number(json, "lastActivity")),
                (int) number(json, "unreadMessages"),
                JsonAnswer.isTrue(json, "unreadMention"),
                number(json, "lastReadMessage"),
                JsonAnswer.isTrue(json, "isFavorite"),
                number(json, "readOnly") == 1,
                number(json, "lobbyState") == 1,
                JsonAnswer.isTrue(json, "hasPassword"),
                JsonAnswer.isTrue(json, "hasCall"),
                json.get("lastMessage") instanceof JsonObject message ? ChatMessage.of(message) : Optional.empty(),
                said(json, "status"),
                said(json, "statusMessage")));
    }

    /** Where a person finds it. */
    static String pageOf(String token) {
        return "/call/" + token;
    }

    private static long number(JsonObject json, String name) {
        return JsonAnswer.integer(json, name).orElse(0);
    }

    private static Optional<String> said(JsonObject json, String name) {
        return Optional.of(json.getString(name, "")).filter(text -> !text.isEmpty());
    }
}
