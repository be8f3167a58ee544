package org.nextcloudmcp.mcp;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nextcloudmcp.call.TraceContext;
import org.nextcloudmcp.jsonrpc.JsonRpcError;

/** Faults of ours: the cause goes to the log under an id, and the caller gets that id and nothing else. */
@Singleton
public class Incidents {

    private static final Logger LOG = Logger.getLogger(Incidents.class.getName());

    /** Writes the cause to the log and answers what the caller may know. */
    public JsonRpcError recorded(Throwable cause) {
        return recorded(cause, Optional.empty());
    }

    /** The same for a request that belongs to a trace. */
    JsonRpcError recorded(Throwable cause, Optional<TraceContext> trace) {
        var id = UUID.randomUUID().toString();
        LOG.log(
                Level.SEVERE,
                cause,
                () -> "request failed, correlation id " + id
                        + trace.map(known -> ", trace " + known.traceId()).orElse(""));
        return JsonRpcError.internalError(id);
    }
}
