package org.nextcloudmcp.mcp;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.nextcloudmcp.call.ClientLog;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.jsonrpc.JsonRpcNotification;

/** The client's log as notifications of the request's own stream, from the level on that the client wants. */
final class ToldLog implements ClientLog {

    private final Level least;
    private final Consumer<JsonObject> stream;
    private final Allowance allowance = new Allowance();

    private ToldLog(Level least, Consumer<JsonObject> stream) {
        this.least = least;
        this.stream = stream;
    }

    static ClientLog of(Optional<Level> least, Consumer<JsonObject> stream) {
        return least.<ClientLog>map(level -> new ToldLog(level, stream)).orElseGet(ClientLog::none);
    }

    /** The level of this name (RFC 5424 section 6.2.1, in small letters); empty for what is none. */
    static Optional<Level> level(JsonValue name) {
        return name instanceof JsonString text
                ? Arrays.stream(Level.values())
                        .filter(level -> name(level).equals(text.getString()))
                        .findFirst()
                : Optional.empty();
    }

    private static String name(Level level) {
        return level.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public synchronized void send(Level level, String logger, JsonValue data) {
        if (level.compareTo(least) < 0 || !allowance.take()) {
            return;
        }
        var params = CachedJson.object()
                .add("level", name(level))
                .add("logger", logger)
                .add("data", data)
                .build();
        stream.accept(new JsonRpcNotification("notifications/message", params).toJson());
    }
}
