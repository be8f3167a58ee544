package org.nextcloudmcp.verification;

import java.time.Duration;
import java.util.Set;

/**
 * What was found about a token, and how long that may be believed without looking again.
 *
 * @param goodFor zero: not at all
 */
record Finding(Verification verification, Duration goodFor) {

    /** The token may be revoked in the meantime; so long at most we do not know. */
    private static final Duration SIGNED = Duration.ofSeconds(60);

    /** RFC 7662 section 4: a provider that is asked about each use wants to be able to say no soon. */
    private static final Duration INTROSPECTED = Duration.ofSeconds(30);

    private static final Duration REFUSED = Duration.ofSeconds(30);

    /** What the next moment may change; neither costs the check of a signature over and over by strangers. */
    private static final Set<Reason> PASSING = Set.of(Reason.UNKNOWN_KEY, Reason.NOT_YET_VALID);

    static Finding bySignature(Verification verification) {
        var passing = verification instanceof Verification.Rejected rejected && PASSING.contains(rejected.reason());
        return new Finding(verification, passing ? Duration.ZERO : lifetime(verification, SIGNED));
    }

    static Finding byIntrospection(Verification verification) {
        return new Finding(verification, lifetime(verification, INTROSPECTED));
    }

    /** An outage, or our own client refused: whatever comes next, it is looked at anew. */
    static Finding ofNothing(Verification verification) {
        return new Finding(verification, Duration.ZERO);
    }

    private static Duration lifetime(Verification verification, Duration ifAccepted) {
        if (verification instanceof Verification.Accepted) {
            return ifAccepted;
        }
        return verification instanceof Verification.Rejected ? REFUSED : Duration.ZERO;
    }
}
