package org.nextcloudmcp.idp;

import java.time.Duration;

/** What asking the token endpoint came to. A refusal concerns the grant; an outage concerns the provider or our client. */
public sealed interface TokenOutcome {

    /** The provider gave tokens. */
    record Issued(TokenAnswer answer) implements TokenOutcome {}

    /**
     * The provider understood us and refuses this grant (RFC 6749 section 5.2).
     *
     * @param error the error code, for example {@code invalid_grant}; never one that speaks about our client
     */
    record Refused(String error) implements TokenOutcome {}

    /**
     * No answer about the grant: outage, overload, nonsense, or our client itself was refused.
     *
     * @param retryAfter how long to leave the provider alone
     * @param reason for the log; never from a provider's body except a well-formed error code
     */
    record Unavailable(Duration retryAfter, String reason) implements TokenOutcome {}
}
