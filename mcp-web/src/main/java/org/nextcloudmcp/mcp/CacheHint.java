package org.nextcloudmcp.mcp;

import java.time.Duration;

/**
 * How long, and for whom, a client or a gateway may keep a result (MCP 2026-07-28, server utilities, caching).
 *
 * @param fresh how long it may be taken for true; zero: not at all
 * @param shared whether one caller may be given what another one got. Never for what depends on the caller
 */
record CacheHint(Duration fresh, boolean shared) {

    /** The same for every caller. */
    static CacheHint shared(Duration fresh) {
        return new CacheHint(fresh, true);
    }

    /** For this caller alone. */
    static CacheHint own(Duration fresh) {
        return new CacheHint(fresh, false);
    }
}
