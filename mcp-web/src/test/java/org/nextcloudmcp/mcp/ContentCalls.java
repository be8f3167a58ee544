package org.nextcloudmcp.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.nextcloudmcp.json.CachedJson;

/** One call in the revision that a test is about, with what that revision wants around it. */
enum ContentCalls {
    STATELESS("2026-07-28", McpSchema.V2026_07_28, -32602),
    INITIALIZED("2025-11-25", McpSchema.V2025_11_25, -32002);

    private static final String META = "{'io.modelcontextprotocol/protocolVersion':'2026-07-28',"
            + "'io.modelcontextprotocol/clientCapabilities':{}}";

    private final String version;
    private final McpSchema schema;
    final int noSuchResource;

    ContentCalls(String version, McpSchema schema, int noSuchResource) {
        this.version = version;
        this.schema = schema;
        this.noSuchResource = noSuchResource;
    }

    /** What comes back, whatever it is. */
    McpAnswer answer(String method, String params) {
        var json = CachedJson.object(DispatchFixture.object(params));
        if (this == STATELESS) {
            json.add("_meta", DispatchFixture.object(META));
        }
        var built = json.build();
        var name = built.getString("name", built.getString("uri", null));
        var body = CachedJson.object()
                .add("jsonrpc", "2.0")
                .add("id", 7)
                .add("method", method)
                .add("params", built)
                .build();
        return DispatchFixture.answer(DispatchFixture.headers(version, method, name), body.toString());
    }

    /** A result that is what the published schema calls {@code definition}. */
    JsonObject result(String method, String params, String definition) {
        var message = (McpAnswer.Message) answer(method, params);
        assertThat(message.status()).as(message.body().toString()).isEqualTo(200);
        assertThat(message.body()).as(message.body().toString()).containsKey("result");
        var result = message.body().getJsonObject("result");
        schema.assertIsA(definition, result);
        if (this == STATELESS) {
            assertThat(result.getString("resultType")).isEqualTo("complete");
        } else {
            assertThat(result).doesNotContainKeys("ttlMs", "cacheScope", "resultType");
        }
        return result;
    }

    JsonObject error(String method, String params) {
        var message = (McpAnswer.Message) answer(method, params);
        assertThat(message.status()).isEqualTo(200);
        assertThat(message.body()).as(message.body().toString()).containsKey("error");
        schema.assertIsA("JSONRPCErrorResponse", message.body());
        return message.body().getJsonObject("error");
    }
}
