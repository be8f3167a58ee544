package org.nextcloudmcp.redemption;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** When a refresh token ends, from the {@code refresh_expires_in} that some providers add to a token response. */
public final class RefreshTokenEnd {

    /**
     * Rotation comes by every eight seconds and rotates at half of a token's life; within a minute that leaves time for a
     * second attempt.
     */
    private static final Duration SHORTEST_LASTING = Duration.ofMinutes(1);

    private RefreshTokenEnd() {}

    /** Empty if the provider does not say, or says 0: never, in Keycloak's words. */
    public static Optional<Instant> of(OptionalLong refreshExpiresInSeconds, Instant issuedAt) {
        return refreshExpiresInSeconds.isPresent() && refreshExpiresInSeconds.getAsLong() > 0
                ? Optional.of(issuedAt.plusSeconds(refreshExpiresInSeconds.getAsLong()))
                : Optional.empty();
    }

    /** Whether rotation can keep a grant alive whose refresh token ends then. */
    public static boolean canLast(Optional<Instant> end, Instant issuedAt) {
        return end.map(instant -> !instant.isBefore(issuedAt.plus(SHORTEST_LASTING)))
                .orElse(true);
    }
}
