package org.nextcloudmcp.call;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import org.nextcloudmcp.json.CachedJson;

/**
 * A question to the client or its user in the middle of a call (multi round-trip requests in 2026-07-28, requests of the
 * server in the revisions before).
 */
public sealed interface InputRequest {

    /** The method of MCP that asks this. */
    String method();

    /** Its parameters. */
    JsonObject params();

    /** Whether a client with these {@code ClientCapabilities} may be asked. */
    boolean isAllowedBy(JsonObject capabilities);

    /** The least {@code ClientCapabilities} that allow it. */
    JsonObject needs();

    /**
     * Asks the user to fill in a form. Never for secrets.
     *
     * @param message why
     * @param schema a flat object of plain values, in the subset of JSON Schema that MCP allows for forms
     */
    record Form(String message, JsonObject schema) implements InputRequest {
        @Override
        public String method() {
            return "elicitation/create";
        }

        @Override
        public JsonObject params() {
            return CachedJson.object()
                    .add("mode", "form")
                    .add("message", message)
                    .add("requestedSchema", schema)
                    .build();
        }

        /** {@code elicitation: {}} means forms: URLs came later, with a member of their own. */
        @Override
        public boolean isAllowedBy(JsonObject capabilities) {
            return capabilities.get("elicitation") instanceof JsonObject modes
                    && (modes.containsKey("form") || !modes.containsKey("url"));
        }

        @Override
        public JsonObject needs() {
            return member("elicitation", member("form", JsonValue.EMPTY_JSON_OBJECT));
        }
    }

    /**
     * Asks the user to open a page of ours.
     *
     * @param message why
     * @param url absolute
     */
    record Link(String message, URI url) implements InputRequest {
        @Override
        public String method() {
            return "elicitation/create";
        }

        @Override
        public JsonObject params() {
            return CachedJson.object()
                    .add("mode", "url")
                    .add("message", message)
                    .add("url", url.toString())
                    .build();
        }

        @Override
        public boolean isAllowedBy(JsonObject capabilities) {
            return capabilities.get("elicitation") instanceof JsonObject modes && modes.containsKey("url");
        }

        @Override
        public JsonObject needs() {
            return member("elicitation", member("url", JsonValue.EMPTY_JSON_OBJECT));
        }
    }

    /**
     * Asks the client's model. Deprecated in MCP, for clients that still have it.
     *
     * @param params {@code CreateMessageRequestParams}
     */
    record Sampling(JsonObject params) implements InputRequest {
        @Override
        public String method() {
            return "sampling/createMessage";
        }

        @Override
        public boolean isAllowedBy(JsonObject capabilities) {
            return capabilities.containsKey("sampling");
        }

        @Override
        public JsonObject needs() {
            return member("sampling", JsonValue.EMPTY_JSON_OBJECT);
        }
    }

    /** Asks for the client's roots. Deprecated in MCP, for clients that still have them. */
    record Roots() implements InputRequest {
        @Override
        public String method() {
            return "roots/list";
        }

        @Override
        public JsonObject params() {
            return JsonValue.EMPTY_JSON_OBJECT;
        }

        @Override
        public boolean isAllowedBy(JsonObject capabilities) {
            return capabilities.containsKey("roots");
        }

        @Override
        public JsonObject needs() {
            return member("roots", JsonValue.EMPTY_JSON_OBJECT);
        }
    }

    private static JsonObject member(String name, JsonObject value) {
        return CachedJson.object().add(name, value).build();
    }
}
