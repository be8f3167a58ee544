package org.nextcloudmcp.walkthrough;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A small client of MCP 2026-07-28: stateless, one POST for each request, everything it can do said in each. */
public final class McpClient {
    public static final String VERSION = "2026-07-28";
    private static final String META = "io.modelcontextprotocol/";

    private final Wire wire;
    private final URI endpoint;
    private final @Nullable String accessToken;
    private final AtomicInteger ids = new AtomicInteger();

    private McpClient(Wire wire, URI endpoint, @Nullable String accessToken) {
        this.wire = wire;
        this.endpoint = endpoint;
        this.accessToken = accessToken;
    }

    /** A client that has no token yet and declares no capabilities. */
    public static McpClient anonymous(Transcript transcript, URI endpoint) {
        return new McpClient(new Wire(transcript), endpoint, null);
    }

    /** The same client with a token. */
    public McpClient with(Tokens tokens) {
        return withToken(tokens.accessToken());
    }

    /** The same client with any text as its token. */
    public McpClient withToken(String token) {
        return new McpClient(wire, endpoint, token);
    }

    /** Asks what the server is. */
    public Reply discover() {
        return request("server/discover", Json.createObjectBuilder());
    }

    /** Asks for the tools. */
    public Reply listTools() {
        return request("tools/list", Json.createObjectBuilder());
    }

    /** Calls a tool. */
    public Reply call(String tool, JsonObject arguments) {
        return request(
                "tools/call",
                Json.createObjectBuilder().add("name", tool).add("arguments", arguments),
                Map.of("Mcp-Name", tool));
    }

    /** Reads a resource. */
    public Reply read(String uri) {
        return request("resources/read", Json.createObjectBuilder().add("uri", uri), Map.of("Mcp-Name", uri));
    }

    /** Asks for a prompt. */
    public Reply prompt(String name, JsonObject arguments) {
        return request(
                "prompts/get",
                Json.createObjectBuilder().add("name", name).add("arguments", arguments),
                Map.of("Mcp-Name", name));
    }

    /** Sends a request with any method. */
    public Reply request(String method, JsonObjectBuilder parameters) {
        return request(method, parameters, Map.of());
    }

    private Reply request(String method, JsonObjectBuilder parameters, Map<String, String> more) {
        JsonObject meta = Json.createObjectBuilder()
                .add(META + "protocolVersion", VERSION)
                .add(META + "clientCapabilities", JsonValue.EMPTY_JSON_OBJECT)
                .add(
                        META + "clientInfo",
                        Json.createObjectBuilder().add("name", "walkthrough").add("version", "1"))
                .build();
        JsonObject body = Json.createObjectBuilder()
                .add("jsonrpc", "2.0")
                .add("id", ids.incrementAndGet())
                .add("method", method)
                .add("params", parameters.add("_meta", meta))
                .build();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", "application/json, text/event-stream");
        headers.put("MCP-Protocol-Version", VERSION);
        headers.put("Mcp-Method", method);
        headers.putAll(more);
        if (accessToken != null) {
            headers.put("Authorization", "Bearer " + accessToken);
        }
        return wire.postJson(endpoint, body.toString(), headers);
    }
}
