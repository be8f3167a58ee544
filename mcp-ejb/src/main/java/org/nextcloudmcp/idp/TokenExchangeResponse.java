package org.nextcloudmcp.idp;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.nextcloudmcp.json.StrictJson;
import org.nextcloudmcp.oauth.AccessToken;

/** Reads the answer to a token exchange request (RFC 8693 section 2.2). */
final class TokenExchangeResponse {

    private TokenExchangeResponse() {}

    static TokenExchangeOutcome read(HttpAnswer answer, Instant now) {
        var pause = RetryAfter.read(answer.retryAfter(), now, LastGood.PAUSE_AFTER_FAILURE);
        if (answer.status() == 200) {
            return answer.json()
                    .flatMap(TokenExchangeResponse::token)
                    .<TokenExchangeOutcome>map(TokenExchangeOutcome.Issued::new)
                    .orElseGet(() -> new TokenExchangeOutcome.Unavailable(pause, "status 200 without an access token"));
        }
        return refusal(answer, pause);
    }

    private static TokenExchangeOutcome refusal(HttpAnswer answer, Duration pause) {
        var error = OAuthError.in(answer);
        // Unlike elsewhere, a 400 invalid_client is no word about us: Keycloak says it of an unknown audience.
        var ourClient = answer.status() == 401
                || error.filter(OAuthError::clientUnauthorized).isPresent();
        if (ourClient) {
            return new TokenExchangeOutcome.Unavailable(
                    TokenResponse.pauseForTheOperator(answer, pause), "our client was refused: " + what(answer, error));
        }
        return error.filter(e -> answer.refuses() && !e.passing())
                .<TokenExchangeOutcome>map(e -> new TokenExchangeOutcome.Refused(answer.status(), e.code()))
                .orElseGet(() -> new TokenExchangeOutcome.Unavailable(pause, what(answer, error)));
    }

    private static String what(HttpAnswer answer, Optional<OAuthError> error) {
        return "status " + answer.status() + error.map(e -> " " + e.code()).orElse(" without an OAuth error");
    }

    private static Optional<TokenExchangeAnswer> token(JsonObject body) {
        return TokenMembers.secret(body, "access_token")
                .map(token -> new TokenExchangeAnswer(
                        new AccessToken(token),
                        StrictJson.string(body, "issued_token_type"),
                        StrictJson.string(body, "token_type"),
                        TokenMembers.expiresIn(body),
                        TokenMembers.scopes(body)));
    }
}
