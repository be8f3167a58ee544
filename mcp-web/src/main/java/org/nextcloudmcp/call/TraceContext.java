package org.nextcloudmcp.call;

import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * The trace that a client's call belongs to (W3C Trace Context, {@code traceparent}; MCP reserves the name in
 * {@code _meta}). It goes on to Nextcloud and into our log, so that one call can be followed through all three. The caller
 * chose it: it is hexadecimal and nothing else, and decides nothing.
 *
 * @param traceId 32 lower-case hexadecimal digits, not all zero
 * @param flags 2 hexadecimal digits; whether the trace is recorded
 */
public record TraceContext(String traceId, String flags) {

    /** Version 00; what later versions append after it is left out, as section 4.3 (Versioning of traceparent) says. */
    private static final Pattern TRACEPARENT =
            Pattern.compile("(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})(-.*)?");

    private static final int LONGEST = 512;

    /** The trace, if the text is a {@code traceparent}; one that is not well-formed is ignored, as the standard says. */
    public static Optional<TraceContext> parse(String traceparent) {
        if (traceparent.length() > LONGEST) {
            return Optional.empty();
        }
        var parts = TRACEPARENT.matcher(traceparent);
        var wellFormed =
                parts.matches() && (parts.group(4) == null || !parts.group(1).equals("00"));
        return wellFormed ? Optional.of(new TraceContext(parts.group(2), parts.group(3))) : Optional.empty();
    }

    /** The {@code traceparent} of a request that we make for this call, with a parent id of its own. No secret. */
    public String onward() {
        var random = ThreadLocalRandom.current();
        return "00-" + traceId + "-" + HexFormat.of().toHexDigits(random.nextLong(1, Long.MAX_VALUE)) + "-" + flags;
    }
}
