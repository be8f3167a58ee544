package org.nextcloudmcp.wire;

import jakarta.json.JsonObject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which schema a message has to fit. */
public enum Revision {
    /** 2026-07-28, where each request says its revision. */
    STATELESS,
    /** 2025-11-25. */
    INITIALIZED,
    /** The revisions before, or one that nobody knows: only the shape of JSON-RPC is certain. */
    OLDER;

    /** What a request says of itself. */
    static Optional<Revision> saidIn(JsonObject request) {
        JsonObject params = object(request, "params");
        String own = object(params, "_meta").getString("io.modelcontextprotocol/protocolVersion", "");
        if (!own.isEmpty()) {
            return Optional.of(of(own));
        }
        return request.getString("method", "").equals("initialize")
                ? Optional.of(of(params.getString("protocolVersion", "")))
                : Optional.empty();
    }

    static Revision ofHeader(@Nullable String version) {
        return version == null ? OLDER : of(version);
    }

    private static Revision of(String version) {
        return switch (version) {
            case "2026-07-28" -> STATELESS;
            case "2025-11-25" -> INITIALIZED;
            default -> OLDER;
        };
    }

    private static JsonObject object(JsonObject parent, String name) {
        return parent.get(name) instanceof JsonObject object ? object : JsonObject.EMPTY_JSON_OBJECT;
    }
}
