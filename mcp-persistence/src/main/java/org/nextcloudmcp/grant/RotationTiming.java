package org.nextcloudmcp.grant;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When a grant is due for rotation by its refresh token's own lifetime, and how long a claim to rotate it lasts. */
final class RotationTiming {

    /** Long enough for a batch of redemptions, short enough that a claim of a node that died is soon open again. */
    static final Duration LONGEST_CLAIM = Duration.ofMinutes(5);

    private RotationTiming() {}

    /** Half of its life is left for attempts that fail. Empty if the provider does not say when the token ends. */
    static Optional<Instant> dueForItsOwnLife(Instant now, Optional<Instant> tokenExpiresAt) {
        return tokenExpiresAt.map(end -> now.plus(Duration.between(now, end).dividedBy(2)));
    }

    /** The end of a claim taken now: never beyond a period, and soon enough for a second attempt before the token ends. */
    static Instant claimEnd(Instant now, Duration period, Optional<Instant> tokenExpiresAt) {
        var claim = shorter(LONGEST_CLAIM, period);
        var left = tokenExpiresAt
                .map(end -> Duration.between(now, end))
                .filter(life -> !life.isNegative() && !life.isZero());
        return now.plus(left.map(life -> shorter(claim, life.dividedBy(2))).orElse(claim));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
