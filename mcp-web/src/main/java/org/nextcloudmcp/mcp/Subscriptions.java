package org.nextcloudmcp.mcp;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.servlet.AsyncContext;
import jakarta.ws.rs.container.AsyncResponse;
import java.util.Map;
import java.util.Optional;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.jsonrpc.JsonRpcError;
import org.nextcloudmcp.jsonrpc.JsonRpcNotification;
import org.nextcloudmcp.jsonrpc.JsonRpcResult;
import org.nextcloudmcp.limits.Permission;

/**
 * {@code subscriptions/listen} of 2026-07-28. The lists of this server change with its version and its settings, so not
 * while it runs, and changes of files and notes are not watched: what is agreed to is nothing, and the acknowledgement
 * says so. What a listener does hear of is that the server goes.
 */
@Singleton
public class Subscriptions {

    private static final int NOT_ACCEPTABLE = 406;

    private final Listeners listeners;
    private final McpResponses responses;

    @Inject
    public Subscriptions(Listeners listeners, McpResponses responses) {
        this.listeners = listeners;
        this.responses = responses;
    }

    void begin(Asked asked, AsyncResponse response, AsyncContext context, Map<String, String> headers) {
        var permission = listeners.admit(asked.caller());
        if (permission instanceof Permission.Refused refused) {
            response.resume(responses.of(McpAnswer.TooMany.of(refused, asked)));
            return;
        }
        var listener = listeners.open(
                context,
                headers,
                asked.caller(),
                (Permission.Granted) permission,
                Optional.empty(),
                Optional.of(ended(asked)));
        listener.tell(acknowledged(asked));
    }

    /** For a client that does not take streams. */
    static McpAnswer needsStream(Asked asked) {
        return new McpAnswer.Message(
                NOT_ACCEPTABLE,
                JsonRpcError.invalidRequest("The answer to this is a stream: accept text/event-stream.")
                        .answering(asked.request().id()));
    }

    /** The first message of the stream. */
    static JsonObject acknowledged(Asked asked) {
        return new JsonRpcNotification(
                        "notifications/subscriptions/acknowledged",
                        ofSubscription(asked)
                                .add("notifications", JsonValue.EMPTY_JSON_OBJECT)
                                .build())
                .toJson();
    }

    /** The last one, if it is we who end it. */
    static JsonObject ended(Asked asked) {
        return new JsonRpcResult(
                        ofSubscription(asked).add("resultType", "complete").build())
                .answering(asked.request().id());
    }

    private static JsonObjectBuilder ofSubscription(Asked asked) {
        return CachedJson.object()
                .add(
                        "_meta",
                        CachedJson.object()
                                .add(
                                        "io.modelcontextprotocol/subscriptionId",
                                        asked.request().id()));
    }
}
