package org.nextcloudmcp.standin.talk;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.nextcloudmcp.standin.Account;
import org.nextcloudmcp.standin.Answer;
import org.nextcloudmcp.standin.Ask;
import org.nextcloudmcp.standin.World;
import org.nextcloudmcp.standin.files.UserFiles;

/** Conversations and who is in them: version 4 of the API. */
final class Rooms {
    private final World world;
    private final TalkJson json;
    private final Map<String, Room> all = new ConcurrentHashMap<>();

    Rooms(World world) {
        this.world = world;
        this.json = new TalkJson(world);
    }

    /** A conversation of the user's. */
    Room of(String token, Account user) {
        return Optional.ofNullable(all.get(token))
                .filter(room -> room.hasUser(user.userId()))
                .orElseThrow(() -> new TalkRefused(404, ""));
    }

    /** A conversation that the user may look into at the moment. */
    Room open(String token, Account user) {
        Room room = of(token, user);
        if (hasLobby(room) && !room.isModerator(user.userId())) {
            throw new TalkRefused(412, "");
        }
        return room;
    }

    private boolean hasLobby(Room room) {
        return world.setting(TalkApp.LOBBY).filter(room.token()::equals).isPresent();
    }

    boolean isReadOnly(Room room) {
        return world.setting(TalkApp.READ_ONLY).filter(room.token()::equals).isPresent();
    }

    Answer list(Ask ask, Account user) {
        long since = ask.parameter("modifiedSince").map(Long::parseLong).orElse(0L);
        JsonArrayBuilder list = Json.createArrayBuilder();
        all.values().stream()
                .filter(room -> room.hasUser(user.userId()))
                .filter(room -> room.last().map(Message::time).orElse(0L) >= since)
                .forEach(room -> list.add(told(room, user)));
        return TalkJson.answer(200, "ok", list.build())
                .with("X-Nextcloud-Talk-Modified-Before", String.valueOf(world.now()));
    }

    Answer get(String token, Account user) {
        return TalkJson.answer(200, "ok", told(of(token, user), user));
    }

    private JsonObject told(Room room, Account user) {
        return json.room(room, user, hasLobby(room), isReadOnly(room));
    }

    Answer create(Ask ask, Account user) {
        JsonObject body = ask.json();
        int type = body.getInt("roomType", 0);
        String invite = body.getString("invite", "");
        String name = body.getString("roomName", "");
        switch (type) {
            case Room.ONE_TO_ONE -> {
                Account other = world.people().find(invite).orElseThrow(() -> new TalkRefused(404, "invite"));
                Optional<Room> before = all.values().stream()
                        .filter(room -> room.type() == Room.ONE_TO_ONE
                                && room.hasUser(user.userId())
                                && room.hasUser(other.userId()))
                        .findFirst();
                if (before.isPresent()) {
                    return TalkJson.answer(200, "ok", told(before.get(), user));
                }
                Room room = begin(type, user.userId() + " and " + other.userId(), user);
                join(room, "users", other.userId(), other.displayName(), Room.Attendee.OWNER);
                return TalkJson.answer(201, "ok", told(room, user));
            }
            case Room.GROUP, Room.PUBLIC -> {
                if (name.isBlank() || name.length() > 255) {
                    throw new TalkRefused(400, "name");
                }
                List<String> members = invite.isEmpty()
                        ? List.of()
                        : world.people().members(invite).orElseThrow(() -> new TalkRefused(404, "invite"));
                Room room = begin(type, name, user);
                members.forEach(id -> join(room, "users", id, json.displayName(id), Room.Attendee.USER));
                return TalkJson.answer(201, "ok", told(room, user));
            }
            default -> throw new TalkRefused(400, "type");
        }
    }

    private Room begin(int type, String name, Account owner) {
        long id = world.nextId("room");
        Room room = new Room(id, UserFiles.md5("room " + id).substring(0, 8), type, name);
        join(room, "users", owner.userId(), owner.displayName(), Room.Attendee.OWNER);
        room.messages()
                .add(new Message(
                        world.nextId("comment"),
                        owner.userId(),
                        world.now(),
                        "{actor} created the conversation",
                        "conversation_created",
                        "",
                        0));
        all.put(room.token(), room);
        return room;
    }

    private void join(Room room, String kind, String actor, String name, int role) {
        room.add(new Room.Attendee(world.nextId("attendee"), kind, actor, name, role));
    }

    Answer participants(String token, Account user) {
        JsonArrayBuilder list = Json.createArrayBuilder();
        open(token, user).attendees().values().forEach(attendee -> list.add(json.attendee(attendee)));
        return TalkJson.answer(200, "ok", list.build());
    }

    Answer add(Ask ask, String token, Account user) {
        Room room = of(token, user);
        String wanted = ask.json().getString("newParticipant", "");
        if (!room.isModerator(user.userId())) {
            throw new TalkRefused(403, "");
        } else if (room.type() == Room.ONE_TO_ONE) {
            throw new TalkRefused(400, "room-type");
        }
        switch (ask.json().getString("source", "users")) {
            case "users" -> {
                Account account = world.people().find(wanted).orElseThrow(() -> new TalkRefused(404, ""));
                join(room, "users", account.userId(), account.displayName(), Room.Attendee.USER);
            }
            case "groups" ->
                world.people()
                        .members(wanted)
                        .orElseThrow(() -> new TalkRefused(404, ""))
                        .forEach(id -> join(room, "users", id, json.displayName(id), Room.Attendee.USER));
            case "emails" -> join(room, "emails", wanted, wanted, Room.Attendee.GUEST);
            default -> throw new TalkRefused(400, "source");
        }
        return TalkJson.answer(200, "ok", JsonValue.EMPTY_JSON_ARRAY);
    }
}
