package org.nextcloudmcp.verification;

import java.time.Duration;

/** What verifying an inbound token came to. */
public sealed interface Verification {

    /** The token is good; the verified token is the proof. */
    record Accepted(VerifiedToken token) implements Verification {}

    /** The token is not good, and that is the caller's matter. */
    record Rejected(Reason reason) implements Verification {}

    /**
     * Not known: the provider's keys cannot be had. Not the caller's fault.
     *
     * @param retryAfter how long the caller should wait
     */
    record ProviderUnreachable(Duration retryAfter) implements Verification {}

    /** Not known, and not for the caller to mend: the provider refuses our own client. */
    record Misconfigured() implements Verification {}
}
