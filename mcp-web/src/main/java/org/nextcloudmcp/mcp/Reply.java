package org.nextcloudmcp.mcp;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.servlet.AsyncContext;
import jakarta.ws.rs.container.AsyncResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.jsonrpc.JsonRpcError;
import org.nextcloudmcp.streaming.EventStream;

/**
 * The answer to one request over time. It is plain JSON under its own status if nothing was to be said before it, and it
 * came soon; otherwise it is the last event of a stream.
 */
final class Reply {

    /** After so long without an answer the stream is opened: only by writing can it be seen that the client has gone. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** A call is to end soon after its client has gone, so that is looked at often. */
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(2);

    private final JsonValue id;
    private final AsyncResponse response;
    private final AsyncContext context;
    private final McpResponses responses;
    private final Map<String, String> streamHeaders;
    private final boolean mayStream;
    private final Runnable whenGone;
    private final long begun = System.nanoTime();
    private Optional<EventStream> stream = Optional.empty();
    private boolean finished;

    /**
     * @param id of the request
     * @param mayStream whether the client takes {@code text/event-stream}
     * @param whenGone to be run if the client goes before the answer; must not block
     */
    Reply(
            JsonValue id,
            AsyncResponse response,
            AsyncContext context,
            McpResponses responses,
            Map<String, String> streamHeaders,
            boolean mayStream,
            Runnable whenGone) {
        this.id = id;
        this.response = response;
        this.context = context;
        this.responses = responses;
        this.streamHeaders = streamHeaders;
        this.mayStream = mayStream;
        this.whenGone = whenGone;
    }

    boolean mayStream() {
        return mayStream;
    }

    /** Says something before the answer; to a client that takes no streams nothing is said. */
    synchronized void tell(JsonObject message) {
        if (mayStream && !finished) {
            opened().send(CachedJson.text(message));
        }
    }

    /** The answer. Only the first one counts. */
    synchronized void finish(McpAnswer answer) {
        if (finished) {
            return;
        }
        finished = true;
        if (stream.isEmpty()) {
            response.resume(responses.of(answer));
        } else {
            stream.get().send(CachedJson.text(lastEvent(answer)));
            stream.get().end();
        }
    }

    /** Ends without an answer, which is what a cancelled request gets. */
    synchronized void abandon(McpAnswer ifNothingWasSaid) {
        if (finished) {
            return;
        }
        finished = true;
        stream.ifPresentOrElse(EventStream::end, () -> response.resume(responses.of(ifNothingWasSaid)));
    }

    /** To be called every second. */
    synchronized void beat() {
        if (finished || !mayStream) {
            return;
        }
        if (stream.isPresent()) {
            if (stream.get().idleNanos() >= SIGN_OF_LIFE.toNanos()) {
                stream.get().comment();
            }
        } else if (System.nanoTime() - begun >= PATIENCE.toNanos()) {
            opened();
        }
    }

    private EventStream opened() {
        if (stream.isEmpty()) {
            stream = Optional.of(EventStream.open(context, streamHeaders, whenGone));
        }
        return stream.get();
    }

    /** The status is 200 by now; what had one of its own is said in words. */
    private JsonObject lastEvent(McpAnswer answer) {
        if (answer instanceof McpAnswer.Message message) {
            return message.body();
        }
        if (answer instanceof McpAnswer.SessionOpened opened) {
            return opened.body();
        }
        if (answer instanceof McpAnswer.TooMany tooMany) {
            return tooMany.body();
        }
        var sentence = answer instanceof McpAnswer.ScopesMissing missing
                ? "The access token lacks a scope that is needed here. Needed: " + missing.needed() + "."
                : "There is no answer to this.";
        return JsonRpcError.invalidRequest(sentence).answering(id);
    }
}
