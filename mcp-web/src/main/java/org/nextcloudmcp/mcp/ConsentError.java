package org.nextcloudmcp.mcp;

import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.jsonrpc.JsonRpcError;

/**
 * The user's consent where no tool was called. A client that cannot be asked to open a link gets an error with the link
 * in words: as the contents of a resource it would be taken for what stands in the user's file.
 */
final class ConsentError {

    private ConsentError() {}

    static MethodOutcome of(URI link, Instant expiresAt, String message) {
        var data = CachedJson.object()
                .add("status", "authorization_required")
                .add("authorization_url", link.toString())
                .add("expires_at", expiresAt.truncatedTo(ChronoUnit.SECONDS).toString())
                .build();
        var error = new JsonRpcError(JsonRpcError.INTERNAL_ERROR, message, Optional.of(data));
        return new MethodOutcome.ConsentRequired(link, expiresAt, message, new MethodOutcome.Failed(error));
    }
}
