package org.nextcloudmcp.exchange;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.nextcloudmcp.idp.TokenAnswer;
import org.nextcloudmcp.idp.TokenExchangeAnswer;
import org.nextcloudmcp.oauth.AccessToken;

/**
 * A token as the provider offers it, not yet judged. The answer's {@code scope} is left out: providers repeat there what
 * was asked for, and only the token itself counts.
 *
 * @param askedAt a moment before the provider made it
 */
record OfferedToken(
        AccessToken token,
        Optional<String> issuedTokenType,
        Optional<String> tokenType,
        OptionalLong expiresInSeconds,
        Instant askedAt) {

    /** RFC 8693 section 3. */
    static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";

    static OfferedToken of(TokenExchangeAnswer answer, Instant askedAt) {
        return new OfferedToken(
                answer.accessToken(), answer.issuedTokenType(), answer.tokenType(), answer.expiresInSeconds(), askedAt);
    }

    /** Of a redemption, whose answer is an access token and does not say so. */
    static OfferedToken of(TokenAnswer answer, Instant askedAt) {
        return new OfferedToken(
                answer.accessToken(),
                Optional.of(ACCESS_TOKEN),
                Optional.of(answer.tokenType()),
                answer.expiresInSeconds(),
                askedAt);
    }

    /** When it ends by what the provider says beside it; absent if it does not say. */
    Optional<Instant> endByAnswer() {
        return expiresInSeconds.isPresent()
                ? Optional.of(askedAt.plusSeconds(expiresInSeconds.getAsLong()))
                : Optional.empty();
    }
}
