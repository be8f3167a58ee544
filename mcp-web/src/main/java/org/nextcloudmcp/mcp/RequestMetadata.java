package org.nextcloudmcp.mcp;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;
import org.nextcloudmcp.call.TraceContext;

/**
 * What a request says about itself in {@code params._meta}. A member of the wrong type counts as missing.
 *
 * @param protocolVersion of the stateless era
 * @param clientCapabilities of the stateless era
 * @param progressToken under which the client wants to be told of progress: a string or an integer
 * @param logLevel of the stateless era: from which level on the client wants log messages; not checked yet
 * @param trace the trace that the request belongs to; one that is not well-formed is none
 */
record RequestMetadata(
        Optional<String> protocolVersion,
        Optional<JsonObject> clientCapabilities,
        Optional<JsonValue> progressToken,
        Optional<JsonValue> logLevel,
        Optional<TraceContext> trace) {

    private static final String PREFIX = "io.modelcontextprotocol/";

    static RequestMetadata of(JsonObject params) {
        var meta = params.get("_meta") instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
        return new RequestMetadata(
                meta.get(PREFIX + "protocolVersion") instanceof JsonString version
                        ? Optional.of(version.getString())
                        : Optional.empty(),
                meta.get(PREFIX + "clientCapabilities") instanceof JsonObject capabilities
                        ? Optional.of(capabilities)
                        : Optional.empty(),
                Optional.ofNullable(meta.get("progressToken")).filter(RequestMetadata::isToken),
                Optional.ofNullable(meta.get(PREFIX + "logLevel")),
                meta.get("traceparent") instanceof JsonString trace
                        ? TraceContext.parse(trace.getString())
                        : Optional.empty());
    }

    private static boolean isToken(JsonValue value) {
        return value instanceof JsonString || (value instanceof JsonNumber number && number.isIntegral());
    }
}
