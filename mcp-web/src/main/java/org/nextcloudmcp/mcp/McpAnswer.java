package org.nextcloudmcp.mcp;

import jakarta.json.JsonObject;
import java.time.Duration;
import org.nextcloudmcp.jsonrpc.JsonRpcError;
import org.nextcloudmcp.limits.Permission;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.oauth.SessionId;

/** What the endpoint sends back. */
public sealed interface McpAnswer {

    /** A JSON-RPC answer under an HTTP status. */
    record Message(int status, JsonObject body) implements McpAnswer {}

    /** The answer to {@code initialize}, with the id under which the session is to be named from now on. */
    record SessionOpened(JsonObject body, SessionId sessionId) implements McpAnswer {}

    /** 202 without body: a notification, or an answer of the client. */
    record Accepted() implements McpAnswer {}

    /** 403 with a challenge that names all scopes needed (RFC 6750 section 3.1). */
    record ScopesMissing(Scopes needed) implements McpAnswer {}

    /** 429 (RFC 6585 section 4). */
    record TooMany(JsonObject body, Duration retryAfter) implements McpAnswer {
        /** For a message that was not read. */
        static TooMany of(Permission.Refused refused) {
            return new TooMany(JsonRpcError.invalidRequest(refused.why()).answeringUnknown(), refused.retryAfter());
        }

        static TooMany of(Permission.Refused refused, Asked asked) {
            return new TooMany(
                    JsonRpcError.invalidRequest(refused.why())
                            .answering(asked.request().id()),
                    refused.retryAfter());
        }
    }
}
