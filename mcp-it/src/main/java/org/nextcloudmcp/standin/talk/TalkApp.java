package org.nextcloudmcp.standin.talk;

import jakarta.json.Json;
import java.util.List;
import org.nextcloudmcp.standin.Account;
import org.nextcloudmcp.standin.Answer;
import org.nextcloudmcp.standin.Ask;
import org.nextcloudmcp.standin.OcsEnvelope;
import org.nextcloudmcp.standin.StandInApp;
import org.nextcloudmcp.standin.World;

/** Talk: conversations and messages. */
public final class TalkApp implements StandInApp {
    /** Setting of {@link World}: the token of the conversation whose lobby is on. */
    public static final String LOBBY = "talk.lobby";

    /** Setting of {@link World}: the token of the conversation in which nobody can write. */
    public static final String READ_ONLY = "talk.readonly";

    private static final String API = "/ocs/v2.php/apps/spreed/api/";

    private final Rooms rooms;
    private final Chat chat;

    public TalkApp(World world) {
        this.rooms = new Rooms(world);
        this.chat = new Chat(world, rooms);
        world.announce(
                World.TALK,
                Json.createObjectBuilder()
                        .add(
                                "features",
                                Json.createArrayBuilder(List.of(
                                        "chat-v2",
                                        "chat-reference-id",
                                        "chat-replies",
                                        "chat-read-marker",
                                        "conversation-v4",
                                        "reactions",
                                        "silent-send")))
                        .add(
                                "config",
                                Json.createObjectBuilder()
                                        .add("chat", Json.createObjectBuilder().add("max-length", 32_000)))
                        .add("version", "22.0.0")
                        .build());
    }

    @Override
    public String id() {
        return World.TALK;
    }

    @Override
    public List<String> roots() {
        return List.of("/ocs/v2.php/apps/spreed/", "/apps/spreed/");
    }

    /** One request after the other: conversations are not made for several threads. */
    @Override
    public synchronized Answer answer(Ask ask, Account user) {
        if (!ask.path().startsWith(API)) {
            return OcsEnvelope.unknownRoute();
        }
        try {
            return route(ask, ask.below(API), user);
        } catch (TalkRefused refused) {
            return refused.answer();
        }
    }

    private Answer route(Ask ask, List<String> parts, Account user) {
        String token = parts.size() > 2 ? parts.get(2) : "";
        String last = parts.size() > 3 ? parts.get(3) : "";
        String route = ask.method() + " " + String.join("/", parts.subList(0, Math.min(2, parts.size())))
                + (token.isEmpty() ? "" : "/t") + (last.isEmpty() ? "" : last.matches("\\d{1,18}") ? "/n" : "/" + last);
        return switch (route) {
            case "GET v4/room" -> rooms.list(ask, user);
            case "POST v4/room" -> rooms.create(ask, user);
            case "GET v4/room/t" -> rooms.get(token, user);
            case "GET v4/room/t/participants" -> rooms.participants(token, user);
            case "POST v4/room/t/participants" -> rooms.add(ask, token, user);
            case "GET v1/chat/t" -> chat.history(ask, token, user);
            case "POST v1/chat/t" -> chat.send(ask, token, user);
            case "POST v1/chat/t/read" -> chat.markRead(ask, token, user);
            case "GET v1/reaction/t/n", "POST v1/reaction/t/n", "DELETE v1/reaction/t/n" ->
                chat.reactions(ask, token, last, user);
            default -> OcsEnvelope.unknownRoute();
        };
    }
}
