package org.nextcloudmcp.idp;

import java.time.Duration;

/** What asking for a token exchange came to (RFC 8693 section 2.2). */
public sealed interface TokenExchangeOutcome {

    /** The provider gave a token, which is not yet judged. */
    record Issued(TokenExchangeAnswer answer) implements TokenExchangeOutcome {}

    /**
     * The provider understood us and refuses (section 2.2.2).
     *
     * @param status the HTTP status, 400 to 499
     * @param error the error code, well-formed; {@code invalid_client} with 400 speaks about the audience at Keycloak
     */
    record Refused(int status, String error) implements TokenExchangeOutcome {}

    /**
     * No answer about the exchange: outage, overload, nonsense, or our client itself was refused.
     *
     * @param retryAfter how long to leave the provider alone
     * @param reason for the log; never from a provider's body except a well-formed error code
     */
    record Unavailable(Duration retryAfter, String reason) implements TokenExchangeOutcome {}
}
