package org.nextcloudmcp.broker;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** When a refresh token ends, from the {@code refresh_expires_in} that some providers add to a token response. */
public final class RefreshTokenEnd {

    private RefreshTokenEnd() {}

    /** Empty if the provider does not say, or says 0: never, in Keycloak's words. */
    public static Optional<Instant> of(OptionalLong refreshExpiresInSeconds, Instant issuedAt) {
        return refreshExpiresInSeconds.isPresent() && refreshExpiresInSeconds.getAsLong() > 0
                ? Optional.of(issuedAt.plusSeconds(refreshExpiresInSeconds.getAsLong()))
                : Optional.empty();
    }
}
