package org.nextcloudmcp.wire;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** All messages that were heard, in the order in which they were. */
public final class Conversation {
    private static final Set<Integer> AT_THE_DOOR = Set.of(401, 403, 405, 413, 415, 429, 503);

    private final List<Message> messages = new CopyOnWriteArrayList<>();

    /** What the broker asked of clients before 2026-07-28, by the ids of its requests. */
    private final Map<String, String> askedByBroker = new ConcurrentHashMap<>();

    /** A copy of what was heard so far. */
    public List<Message> messages() {
        return List.copyOf(messages);
    }

    /** From here on only what comes counts. */
    public void forget() {
        messages.clear();
    }

    Turn turn(String httpMethod, byte[] body, @Nullable String version, int status, String contentType) {
        Optional<JsonObject> asked = read(new String(body, StandardCharsets.UTF_8));
        Revision revision = asked.flatMap(Revision::saidIn).orElseGet(() -> Revision.ofHeader(version));
        asked.ifPresent(message -> messages.add(new Message(
                Message.Speaker.CLIENT,
                revision,
                status,
                Optional.ofNullable(askedByBroker.get(String.valueOf(message.get("id")))),
                message)));
        return new Turn(httpMethod, asked, revision, status, contentType);
    }

    private static Optional<JsonObject> read(String text) {
        if (!text.strip().startsWith("{")) {
            return Optional.empty();
        }
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return Optional.of(reader.readObject());
        } catch (JsonException malformed) {
            // A peer may send what is no JSON, to see what happens; the answer is heard all the same.
            return Optional.empty();
        }
    }

    /** One exchange of HTTP. */
    final class Turn {
        private final String httpMethod;
        private final Optional<JsonObject> asked;
        private final Revision revision;
        private final int status;
        private final boolean streams;
        private final boolean json;
        private final ByteArrayOutputStream heard = new ByteArrayOutputStream();

        private Turn(String httpMethod, Optional<JsonObject> asked, Revision revision, int status, String contentType) {
            this.httpMethod = httpMethod;
            this.asked = asked;
            this.revision = revision;
            this.status = status;
            this.streams = contentType.startsWith("text/event-stream");
            this.json = contentType.startsWith("application/json");
        }

        void hear(byte[] bytes, int length) {
            if (!streams && !json) {
                return;
            }
            heard.write(bytes, 0, length);
            if (streams) {
                events();
            }
        }

        /** What ends with an empty line is an event; the rest is kept for the next time. */
        private void events() {
            String text = heard.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
            int end = text.lastIndexOf("\n\n");
            if (end < 0) {
                return;
            }
            for (String event : text.substring(0, end).split("\n\n", -1)) {
                StringBuilder data = new StringBuilder();
                event.lines().filter(line -> line.startsWith("data:")).forEach(line -> data.append(line.substring(5)));
                said(data.toString());
            }
            heard.reset();
            heard.writeBytes(text.substring(end + 2).getBytes(StandardCharsets.UTF_8));
        }

        void end() {
            if (json) {
                said(heard.toString(StandardCharsets.UTF_8));
            }
        }

        /** What is refused at the door, before anybody has looked for JSON-RPC, is told in the words of OAuth and HTTP. */
        private boolean isOfMcp(JsonObject message) {
            return message.containsKey("jsonrpc") || !AT_THE_DOOR.contains(status);
        }

        private void said(String text) {
            read(text).filter(this::isOfMcp).ifPresent(message -> {
                if (message.containsKey("method") && message.containsKey("id")) {
                    askedByBroker.put(String.valueOf(message.get("id")), message.getString("method"));
                }
                boolean answers = !message.containsKey("method") && httpMethod.equals("POST");
                messages.add(new Message(
                        Message.Speaker.BROKER,
                        revision,
                        status,
                        answers ? asked.map(request -> request.getString("method", "")) : Optional.empty(),
                        message));
            });
        }
    }
}
