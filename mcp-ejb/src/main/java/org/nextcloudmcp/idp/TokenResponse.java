package org.nextcloudmcp.idp;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.nextcloudmcp.json.StrictJson;
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.oauth.IdToken;
import org.nextcloudmcp.oauth.RefreshToken;

/** Reads the token endpoint's answer (RFC 6749 sections 5.1 and 5.2). */
final class TokenResponse {

    /** A wrong client secret does not mend itself in a second; but once it is mended, nobody shall wait for a minute. */
    private static final Duration PAUSE_FOR_THE_OPERATOR = Duration.ofSeconds(20);

    private TokenResponse() {}

    static TokenOutcome read(HttpAnswer answer, Instant now) {
        var pause = RetryAfter.read(answer.retryAfter(), now, LastGood.PAUSE_AFTER_FAILURE);
        if (answer.status() == 200) {
            return answer.json()
                    .flatMap(TokenResponse::tokens)
                    .<TokenOutcome>map(TokenOutcome.Issued::new)
                    .orElseGet(() -> new TokenOutcome.Unavailable(
                            pause, "status 200 without a token response", rotated(answer)));
        }
        return refusal(answer, pause);
    }

    private static TokenOutcome refusal(HttpAnswer answer, Duration pause) {
        var status = answer.status();
        var error = OAuthError.in(answer);
        var what = "status " + status + error.map(e -> " " + e.code()).orElse(" without an OAuth error");
        // A 401 speaks about our client whatever its body says (section 5.2): no grant may suffer from a wrong secret.
        if (status == 401 || error.filter(OAuthError::aboutOurClient).isPresent()) {
            return new TokenOutcome.Unavailable(pauseForTheOperator(answer, pause), "our client was refused: " + what);
        }
        return error.filter(e -> answer.refuses() && !e.passing())
                .<TokenOutcome>map(e -> new TokenOutcome.Refused(e.code()))
                .orElseGet(() -> new TokenOutcome.Unavailable(pause, what));
    }

    /** How long to wait after our client was refused, unless the provider says how long. */
    static Duration pauseForTheOperator(HttpAnswer answer, Duration pause) {
        return answer.retryAfter().isPresent() ? pause : PAUSE_FOR_THE_OPERATOR;
    }

    /** Looked for in whatever the body is declared to be: with the old token spent, this one is all that is left. */
    private static Optional<TokenOutcome.RotatedRefreshToken> rotated(HttpAnswer answer) {
        return StrictJson.object(answer.body())
                .flatMap(body -> TokenMembers.secret(body, "refresh_token")
                        .map(token -> new TokenOutcome.RotatedRefreshToken(
                                new RefreshToken(token), TokenMembers.refreshExpiry(body))));
    }

    private static Optional<TokenAnswer> tokens(JsonObject body) {
        var type = StrictJson.string(body, "token_type").filter("Bearer"::equalsIgnoreCase);
        var access = TokenMembers.secret(body, "access_token");
        if (type.isEmpty() || access.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new TokenAnswer(
                new AccessToken(access.get()),
                type.get(),
                TokenMembers.expiresIn(body),
                TokenMembers.secret(body, "refresh_token").map(RefreshToken::new),
                TokenMembers.refreshExpiry(body),
                TokenMembers.scopes(body),
                TokenMembers.secret(body, "id_token").map(IdToken::new)));
    }
}
