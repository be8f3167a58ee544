package org.nextcloudmcp.standin.talk;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.nextcloudmcp.standin.Account;
import org.nextcloudmcp.standin.Answer;
import org.nextcloudmcp.standin.Ask;
import org.nextcloudmcp.standin.World;

/** Messages and reactions: version 1 of the API. */
final class Chat {
    private static final int LONGEST = 32_000;
    private static final int MOST = 200;

    private final World world;
    private final Rooms rooms;
    private final TalkJson json;

    Chat(World world, Rooms rooms) {
        this.world = world;
        this.rooms = rooms;
        this.json = new TalkJson(world);
    }

    Answer history(Ask ask, String token, Account user) {
        Room room = rooms.open(token, user);
        boolean future = number(ask, "lookIntoFuture", 0) == 1;
        boolean including = number(ask, "includeLastKnown", 0) == 1;
        long known = number(ask, "lastKnownMessageId", future ? 0 : Long.MAX_VALUE);
        List<Message> messages = new ArrayList<>(room.messages().stream()
                .filter(message ->
                        (including && message.id() == known) || (future ? message.id() > known : message.id() < known))
                .toList());
        if (!future) {
            Collections.reverse(messages);
        }
        List<Message> page =
                messages.subList(0, (int) Math.min(messages.size(), Math.min(MOST, number(ask, "limit", 100))));
        if (page.isEmpty()) {
            return Answer.empty(304);
        }
        if (number(ask, "setReadMarker", 1) == 1) {
            room.last().ifPresent(last -> room.markRead(user.userId(), last.id()));
        }
        JsonArrayBuilder list = Json.createArrayBuilder();
        page.forEach(message -> list.add(json.message(room, message, user)));
        return TalkJson.answer(200, "ok", list.build())
                .with(
                        "X-Chat-Last-Given",
                        String.valueOf(page.get(page.size() - 1).id()));
    }

    private static long number(Ask ask, String name, long otherwise) {
        return ask.parameter(name)
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::parseLong)
                .orElse(otherwise);
    }

    Answer send(Ask ask, String token, Account user) {
        Room room = rooms.open(token, user);
        JsonObject body = ask.json();
        String text = body.getString("message", "");
        long parent = body.getInt("replyTo", 0);
        if (rooms.isReadOnly(room)) {
            throw new TalkRefused(403, "");
        } else if (text.isBlank()) {
            throw new TalkRefused(400, "message");
        } else if (text.codePointCount(0, text.length()) > LONGEST) {
            throw new TalkRefused(413, "message");
        } else if (parent > 0
                && room.message(parent)
                        .filter(message -> message.system().isEmpty())
                        .isEmpty()) {
            throw new TalkRefused(400, "reply-to");
        }
        Message message = new Message(
                world.nextId("comment"),
                user.userId(),
                world.now(),
                text,
                "",
                body.getString("referenceId", ""),
                parent);
        room.messages().add(message);
        room.markRead(user.userId(), message.id());
        return TalkJson.answer(201, "ok", json.message(room, message, user));
    }

    Answer markRead(Ask ask, String token, Account user) {
        Room room = rooms.of(token, user);
        room.markRead(user.userId(), ask.json().getInt("lastReadMessage", (int)
                room.last().map(Message::id).orElse(0L).longValue()));
        return TalkJson.answer(200, "ok", JsonValue.EMPTY_JSON_ARRAY);
    }

    Answer reactions(Ask ask, String token, String id, Account user) {
        Message message = rooms.open(token, user)
                .message(Long.parseLong(id))
                .filter(found -> found.system().isEmpty())
                .orElseThrow(() -> new TalkRefused(404, ""));
        String emoji = ask.parameter("reaction").orElseGet(() -> ask.json().getString("reaction", ""));
        return switch (ask.method()) {
            case "GET" -> TalkJson.answer(200, "ok", json.reactions(message, emoji));
            case "POST" -> {
                boolean fresh = message.react(emoji, user.userId());
                yield TalkJson.answer(fresh ? 201 : 200, "ok", json.reactions(message, ""));
            }
            default -> {
                if (!message.takeBack(emoji, user.userId())) {
                    throw new TalkRefused(404, "");
                }
                yield TalkJson.answer(200, "ok", json.reactions(message, ""));
            }
        };
    }
}
