package org.nextcloudmcp.mcp;

import jakarta.json.JsonObject;
import jakarta.servlet.AsyncContext;
import jakarta.ws.rs.container.AsyncResponse;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.jsonrpc.JsonRpcError;
import org.nextcloudmcp.limits.Permission;
import org.nextcloudmcp.limits.StreamLimits;
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

    private final Asked asked;
    private final AsyncResponse response;
    private final AsyncContext context;
    private final McpResponses responses;
    private final StreamLimits limits;
    private final Map<String, String> streamHeaders;
    private final Runnable whenGone;
    private final Runnable whenClosed;
    private final long begun = System.nanoTime();
    private boolean mayStream;
    private Optional<EventStream> stream = Optional.empty();
    private boolean finished;
    private volatile boolean closed;

    /**
     * @param mayStream whether the client takes {@code text/event-stream}
     * @param whenGone to be run if the client goes before the answer; must not block
     * @param whenClosed to be run when the answer has been written, or nobody is there to read it; must not block
     */
    Reply(
            Asked asked,
            AsyncResponse response,
            AsyncContext context,
            McpResponses responses,
            StreamLimits limits,
            Map<String, String> streamHeaders,
            boolean mayStream,
            Runnable whenGone,
            Runnable whenClosed) {
        this.asked = asked;
        this.response = response;
        this.context = context;
        this.responses = responses;
        this.limits = limits;
        this.streamHeaders = streamHeaders;
        this.mayStream = mayStream;
        this.whenGone = whenGone;
        this.whenClosed = whenClosed;
    }

    /** Whether something can be said, and so asked, before the answer. The stream is open then. */
    synchronized boolean canTell() {
        return !finished && opened().isPresent();
    }

    /** Whether the answer has been written, or nobody is there to read it. */
    boolean isClosed() {
        return closed;
    }

    /** Says something before the answer; to a client that takes no streams nothing is said. */
    synchronized void tell(JsonObject message) {
        if (!finished) {
            opened().ifPresent(open -> open.send(CachedJson.text(message)));
        }
    }

    /** The answer. Only the first one counts. */
    void finish(McpAnswer answer) {
        end(answer, open -> {
            open.send(CachedJson.text(lastEvent(answer)));
            open.end();
        });
    }

    /** Ends without an answer, which is what a cancelled request gets. */
    void abandon(McpAnswer ifNothingWasSaid) {
        end(ifNothingWasSaid, EventStream::end);
    }

    private void end(McpAnswer answer, Consumer<EventStream> onStream) {
        synchronized (this) {
            if (finished) {
                return;
            }
            finished = true;
            if (stream.isPresent()) {
                onStream.accept(stream.get());
                return;
            }
        }
        // Outside of the lock: this blocks for as long as the client does not read, and the heartbeat must not wait.
        response.resume(responses.of(answer));
        closed();
    }

    /** To be called every second. */
    synchronized void beat() {
        if (finished) {
            return;
        }
        if (stream.isPresent()) {
            if (stream.get().idleNanos() >= SIGN_OF_LIFE.toNanos()) {
                stream.get().comment();
            }
        } else if (System.nanoTime() - begun >= PATIENCE.toNanos()) {
            var unused = opened();
        }
    }

    private Optional<EventStream> opened() {
        if (stream.isEmpty() && mayStream) {
            if (limits.open(asked.caller()) instanceof Permission.Granted permission) {
                stream = Optional.of(open(permission));
            } else {
                // this user, or this node, has as many streams as may be: the answer stays plain
                mayStream = false;
            }
        }
        return stream;
    }

    private EventStream open(Permission.Granted permission) {
        try {
            return EventStream.open(context, streamHeaders, whenGone, () -> {
                permission.close();
                closed();
            });
        } catch (IllegalStateException | UncheckedIOException e) {
            permission.close();
            throw e;
        }
    }

    private void closed() {
        closed = true;
        whenClosed.run();
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
        return JsonRpcError.invalidRequest(sentence).answering(asked.request().id());
    }
}
