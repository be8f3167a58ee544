package org.nextcloudmcp.verification;

import java.time.Duration;

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

    static Finding bySignature(VerifiedToken token) {
        return new Finding(new Verification.Accepted(token), SIGNED);
    }

    static Finding byIntrospection(VerifiedToken token) {
        return new Finding(new Verification.Accepted(token), INTROSPECTED);
    }

    static Finding refused(Reason reason) {
        return new Finding(new Verification.Rejected(reason), REFUSED);
    }

    /**
     * Refused for what may change soon: keys that the provider adds, time that passes. Until then a flood of the token
     * costs one check, as of any other.
     *
     * @param remaining how long until then; if that is over already, it is not remembered at all
     */
    static Finding refused(Reason reason, Duration remaining) {
        var goodFor = remaining.compareTo(REFUSED) < 0 ? remaining : REFUSED;
        return new Finding(new Verification.Rejected(reason), goodFor.isNegative() ? Duration.ZERO : goodFor);
    }

    /** An outage, or our own client refused: whatever comes next, it is looked at anew. */
    static Finding ofNothing(Verification verification) {
        return new Finding(verification, Duration.ZERO);
    }
}
