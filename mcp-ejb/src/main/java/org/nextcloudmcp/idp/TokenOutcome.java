package org.nextcloudmcp.idp;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.nextcloudmcp.oauth.RefreshToken;

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
     * @param rotated a refresh token that stands in an answer of no other use: the one that was redeemed may be spent
     *     for it, so it must be kept
     */
    record Unavailable(Duration retryAfter, String reason, Optional<RotatedRefreshToken> rotated)
            implements TokenOutcome {

        Unavailable(Duration retryAfter, String reason) {
            this(retryAfter, reason, Optional.empty());
        }
    }

    /**
     * A new refresh token without an access token beside it.
     *
     * @param expiresInSeconds its lifetime, where the provider says that it ends
     */
    record RotatedRefreshToken(RefreshToken token, OptionalLong expiresInSeconds) {}
}
