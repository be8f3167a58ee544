package org.nextcloudmcp.mcp;

import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.nextcloudmcp.call.InputRequest;
import org.nextcloudmcp.jsonrpc.JsonRpcError;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.oauth.SessionId;

/** What a method answers, before an era has put it into its own form. */
sealed interface MethodOutcome {

    /**
     * Done.
     *
     * @param hint how long clients may keep it; empty for what must not be kept
     */
    record Result(JsonObject result, Optional<CacheHint> hint) implements MethodOutcome {
        Result(JsonObject result) {
            this(result, Optional.empty());
        }
    }

    /**
     * The answer to {@code initialize}.
     *
     * @param session how the client names its session from now on; empty: there is none to be had
     */
    record Initialized(JsonObject result, Optional<SessionId> session) implements MethodOutcome {}

    record Failed(JsonRpcError error) implements MethodOutcome {}

    /** The method does not exist in the caller's era. */
    record NoSuchMethod() implements MethodOutcome {}

    record ScopesMissing(Scopes needed) implements MethodOutcome {}

    /** There is no resource of that URI, or the user may not see it; each era has its own code for that. */
    record NoSuchResource(String uri) implements MethodOutcome {}

    /**
     * The client or its user has to answer first; then the method runs again, with the answers.
     *
     * @param state what the method wants to know in the next round; not sealed yet
     */
    record InputRequired(Map<String, InputRequest> requests, Optional<JsonObject> state) implements MethodOutcome {
        public InputRequired {
            requests = Map.copyOf(requests);
        }
    }

    /**
     * The user has to let us act on their Nextcloud first (Flow 2).
     *
     * @param link our connect page, absolute
     * @param expiresAt when the link stops working
     * @param message why, for people
     * @param plain what a client gets that cannot be asked to open a link
     */
    record ConsentRequired(URI link, Instant expiresAt, String message, MethodOutcome plain) implements MethodOutcome {}

    /**
     * The user has opened our connect page, perhaps, and has not decided yet.
     *
     * @param link the one that was handed out before
     * @param expiresAt when it stops working
     */
    record ConsentOpen(URI link, Instant expiresAt) implements MethodOutcome {}
}
