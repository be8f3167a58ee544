package org.nextcloudmcp.mcp;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * A request that came back after its user was asked to open our connect page.
 *
 * @param link the one that was handed out
 * @param expiresAt when it stops working
 * @param action what the client says that the user did: accept, decline or cancel; accept means that the page was
 *     opened, not that anything was granted there
 */
record ConsentRound(URI link, Instant expiresAt, Optional<String> action) {

    boolean refused() {
        return action.isPresent() && !action.get().equals("accept");
    }
}
