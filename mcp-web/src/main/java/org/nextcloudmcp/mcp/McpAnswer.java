package org.nextcloudmcp.mcp;

import jakarta.json.JsonObject;
import org.nextcloudmcp.oauth.Scopes;

/** What the endpoint sends back. */
public sealed interface McpAnswer {

    /** A JSON-RPC answer under an HTTP status. */
    record Message(int status, JsonObject body) implements McpAnswer {}

    /** 202 without body: a notification, or an answer to a question we never asked. */
    record Accepted() implements McpAnswer {}

    /** 403 with a challenge that names all scopes needed (RFC 6750 section 3.1). */
    record ScopesMissing(Scopes needed) implements McpAnswer {}
}
