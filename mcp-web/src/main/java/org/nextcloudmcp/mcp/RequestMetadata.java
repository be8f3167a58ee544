package org.nextcloudmcp.mcp;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;

/**
 * What a request of the stateless era says about itself in {@code params._meta}. A member of the wrong type counts as
 * missing.
 */
record RequestMetadata(Optional<String> protocolVersion, Optional<JsonObject> clientCapabilities) {

    private static final String PREFIX = "io.modelcontextprotocol/";

    static RequestMetadata of(JsonObject params) {
        var meta = params.get("_meta") instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
        return new RequestMetadata(
                meta.get(PREFIX + "protocolVersion") instanceof JsonString version
                        ? Optional.of(version.getString())
                        : Optional.empty(),
                meta.get(PREFIX + "clientCapabilities") instanceof JsonObject capabilities
                        ? Optional.of(capabilities)
                        : Optional.empty());
    }
}
