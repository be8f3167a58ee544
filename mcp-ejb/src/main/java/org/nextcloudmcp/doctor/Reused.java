package org.nextcloudmcp.doctor;

import java.util.List;
import java.util.OptionalLong;

/**
 * What happens when a spent refresh token is presented again (RFC 9700 section 4.14.2), as a server does that crashed
 * between the provider's answer and its own disk.
 *
 * @param toleratedAfter seconds since the redemption after which it was answered with good tokens all the same
 * @param refusedAfter seconds since the redemption after which it was refused; absent if it never was
 * @param newest whether the refresh token that had come in its place was still good after the refusal
 */
public record Reused(List<Long> toleratedAfter, OptionalLong refusedAfter, Life newest) {

    public Reused {
        toleratedAfter = List.copyOf(toleratedAfter);
    }

    /** Whether a replay was answered at least once. */
    public boolean tolerated() {
        return !toleratedAfter.isEmpty();
    }

    /** The longest time after which it was; 0 if it was only at once or not at all. */
    public long longestTolerated() {
        return toleratedAfter.stream().mapToLong(Long::longValue).max().orElse(0);
    }

    /** Whether a refusal took the whole grant along. */
    public boolean kills() {
        return refusedAfter.isPresent() && newest == Life.DEAD;
    }
}
