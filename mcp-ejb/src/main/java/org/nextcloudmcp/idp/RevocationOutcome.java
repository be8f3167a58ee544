package org.nextcloudmcp.idp;

import java.time.Duration;

/** What asking the revocation endpoint came to (RFC 7009 section 2.2). */
public sealed interface RevocationOutcome {

    /** The token is of no use any more. */
    record Confirmed() implements RevocationOutcome {}

    /** The provider has no revocation endpoint, or none for this token: asking again is no use. */
    record NotSupported() implements RevocationOutcome {}

    /**
     * Not known whether the token is revoked.
     *
     * @param retryAfter how long to leave the provider alone
     */
    record Unavailable(Duration retryAfter) implements RevocationOutcome {}
}
