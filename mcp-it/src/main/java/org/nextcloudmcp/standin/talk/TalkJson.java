package org.nextcloudmcp.standin.talk;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nextcloudmcp.standin.Account;
import org.nextcloudmcp.standin.Answer;
import org.nextcloudmcp.standin.World;

/** Conversations and messages as Talk's documentation describes them; empty maps are lists, as PHP writes them. */
record TalkJson(World world) {
    private static final Pattern MENTION = Pattern.compile("@([a-z]+)\\b");

    static Answer answer(int status, String word, JsonValue data) {
        return Answer.json(
                status,
                Json.createObjectBuilder()
                        .add(
                                "ocs",
                                Json.createObjectBuilder()
                                        .add(
                                                "meta",
                                                Json.createObjectBuilder()
                                                        .add("status", word)
                                                        .add("statuscode", status)
                                                        .add("message", word.equals("ok") ? "OK" : ""))
                                        .add("data", data))
                        .build());
    }

    JsonObject room(Room room, Account viewer, boolean lobby, boolean readOnly) {
        Room.Attendee me = Objects.requireNonNull(room.attendees().get("users/" + viewer.userId()));
        String title = room.type() == Room.ONE_TO_ONE
                ? room.attendees().values().stream()
                        .filter(attendee -> !attendee.actor().equals(viewer.userId()))
                        .map(Room.Attendee::name)
                        .findFirst()
                        .orElse("")
                : room.name();
        return Json.createObjectBuilder()
                .add("id", room.id())
                .add("token", room.token())
                .add("type", room.type())
                .add("name", room.name())
                .add("displayName", title)
                .add("description", "")
                .add("participantType", me.role())
                .add("attendeeId", me.id())
                .add("attendeePin", JsonValue.NULL)
                .add("actorType", "users")
                .add("actorId", viewer.userId())
                .add("permissions", 254)
                .add("readOnly", readOnly ? 1 : 0)
                .add("hasPassword", false)
                .add("hasCall", false)
                .add("lastActivity", room.last().map(Message::time).orElse(world.now()))
                .add("isFavorite", false)
                .add("notificationLevel", 2)
                .add("lobbyState", lobby ? 1 : 0)
                .add("lobbyTimer", 0)
                .add("sessionId", "0")
                .add("unreadMessages", room.unread(viewer.userId()))
                .add("unreadMention", false)
                .add("lastReadMessage", room.readBy(viewer.userId()))
                .add(
                        "lastMessage",
                        room.last()
                                .<JsonValue>map(message -> message(room, message, viewer))
                                .orElse(JsonValue.EMPTY_JSON_ARRAY))
                .add("objectType", "")
                .add("objectId", "")
                .build();
    }

    JsonObject message(Room room, Message message, Account viewer) {
        JsonObjectBuilder json = bare(room, message, viewer);
        if (message.parent() > 0) {
            room.message(message.parent()).ifPresent(parent -> json.add("parent", bare(room, parent, viewer)));
        }
        return json.build();
    }

    private JsonObjectBuilder bare(Room room, Message message, Account viewer) {
        JsonObjectBuilder parameters = Json.createObjectBuilder();
        String text = withPlaceholders(message.text(), parameters);
        if (!message.system().isEmpty()) {
            parameters.add("actor", user(message.author()));
        }
        JsonObjectBuilder counts = Json.createObjectBuilder();
        JsonArrayBuilder own = Json.createArrayBuilder();
        message.reactions().forEach((emoji, users) -> {
            counts.add(emoji, users.size());
            if (users.contains(viewer.userId())) {
                own.add(emoji);
            }
        });
        return Json.createObjectBuilder()
                .add("id", message.id())
                .add("token", room.token())
                .add("actorType", "users")
                .add("actorId", message.author())
                .add("actorDisplayName", displayName(message.author()))
                .add("timestamp", message.time())
                .add("expirationTimestamp", 0)
                .add("message", text)
                .add("messageParameters", orEmptyList(parameters.build()))
                .add("systemMessage", message.system())
                .add("messageType", message.system().isEmpty() ? "comment" : "system")
                .add("isReplyable", message.system().isEmpty())
                .add("referenceId", message.reference())
                .add("reactions", orEmptyList(counts.build()))
                .add("reactionsSelf", own)
                .add("markdown", message.system().isEmpty());
    }

    private String withPlaceholders(String text, JsonObjectBuilder parameters) {
        Matcher mention = MENTION.matcher(text);
        StringBuilder with = new StringBuilder();
        int n = 0;
        while (mention.find()) {
            if (world.people().find(mention.group(1)).isPresent()) {
                String key = "mention-user" + ++n;
                parameters.add(key, user(mention.group(1)));
                mention.appendReplacement(with, "{" + key + "}");
            }
        }
        return mention.appendTail(with).toString();
    }

    private JsonObjectBuilder user(String userId) {
        return Json.createObjectBuilder().add("type", "user").add("id", userId).add("name", displayName(userId));
    }

    JsonValue reactions(Message message, String only) {
        JsonObjectBuilder all = Json.createObjectBuilder();
        message.reactions().forEach((emoji, users) -> {
            if (only.isEmpty() || only.equals(emoji)) {
                JsonArrayBuilder people = Json.createArrayBuilder();
                users.forEach(userId -> people.add(Json.createObjectBuilder()
                        .add("actorType", "users")
                        .add("actorId", userId)
                        .add("actorDisplayName", displayName(userId))
                        .add("timestamp", message.time())));
                all.add(emoji, people);
            }
        });
        return orEmptyList(all.build());
    }

    JsonObject attendee(Room.Attendee attendee) {
        return Json.createObjectBuilder()
                .add("attendeeId", attendee.id())
                .add("actorType", attendee.kind())
                .add("actorId", attendee.actor())
                .add("displayName", attendee.name())
                .add("participantType", attendee.role())
                .add("lastPing", 0)
                .add("inCall", 0)
                .add("permissions", 254)
                .add("sessionIds", Json.createArrayBuilder())
                .build();
    }

    String displayName(String userId) {
        return world.people().find(userId).map(Account::displayName).orElse(userId);
    }

    private static JsonValue orEmptyList(JsonObject object) {
        return object.isEmpty() ? JsonValue.EMPTY_JSON_ARRAY : object;
    }
}
