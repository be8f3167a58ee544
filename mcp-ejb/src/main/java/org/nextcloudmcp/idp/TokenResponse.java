package org.nextcloudmcp.idp;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.nextcloudmcp.json.StrictJson;
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.oauth.IdToken;
import org.nextcloudmcp.oauth.RefreshToken;
import org.nextcloudmcp.oauth.Scopes;

/** Reads the token endpoint's answer (RFC 6749 sections 5.1 and 5.2). */
final class TokenResponse {

    /** A wrong client secret does not mend itself in seconds. */
    private static final Duration PAUSE_FOR_THE_OPERATOR = Duration.ofMinutes(1);

    private static final Pattern SECONDS = Pattern.compile("\\d{1,12}");

    private TokenResponse() {}

    static TokenOutcome read(HttpAnswer answer, Instant now) {
        var pause = RetryAfter.read(answer.retryAfter(), now, LastGood.PAUSE_AFTER_FAILURE);
        if (answer.status() == 200) {
            return answer.json()
                    .flatMap(TokenResponse::tokens)
                    .<TokenOutcome>map(TokenOutcome.Issued::new)
                    .orElseGet(() -> new TokenOutcome.Unavailable(pause, "status 200 without a token response"));
        }
        return refusal(answer, pause);
    }

    private static TokenOutcome refusal(HttpAnswer answer, Duration pause) {
        var status = answer.status();
        var error = OAuthError.in(answer);
        var what = "status " + status + error.map(e -> " " + e.code()).orElse(" without an OAuth error");
        // A 401 speaks about our client whatever its body says (section 5.2): no grant may suffer from a wrong secret.
        if (status == 401 || error.filter(OAuthError::aboutOurClient).isPresent()) {
            var wait = answer.retryAfter().isPresent() ? pause : PAUSE_FOR_THE_OPERATOR;
            return new TokenOutcome.Unavailable(wait, "our client was refused: " + what);
        }
        var refused = status >= 400 && status < 500 && status != 408 && status != 429;
        return error.filter(e -> refused && !e.passing())
                .<TokenOutcome>map(e -> new TokenOutcome.Refused(e.code()))
                .orElseGet(() -> new TokenOutcome.Unavailable(pause, what));
    }

    private static Optional<TokenAnswer> tokens(JsonObject body) {
        var type = StrictJson.string(body, "token_type").filter("Bearer"::equalsIgnoreCase);
        var access = secret(body, "access_token");
        if (type.isEmpty() || access.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new TokenAnswer(
                new AccessToken(access.get()),
                type.get(),
                seconds(body, "expires_in").orElse(0),
                secret(body, "refresh_token").map(RefreshToken::new),
                refreshExpiry(body),
                scopes(body),
                secret(body, "id_token").map(IdToken::new)));
    }

    private static Optional<String> secret(JsonObject body, String name) {
        return StrictJson.string(body, name).filter(value -> !value.isBlank());
    }

    /** Whole seconds, as a number or, as some providers send it, as a string of digits. */
    private static OptionalLong seconds(JsonObject body, String name) {
        var value = body.get(name);
        var text = "";
        if (value instanceof JsonNumber number) {
            text = number.toString();
        } else if (value instanceof JsonString string) {
            text = string.getString();
        }
        return SECONDS.matcher(text).matches() ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    /** Not of any RFC, but most providers say it under one of two names; 0 means without end at Keycloak. */
    private static OptionalLong refreshExpiry(JsonObject body) {
        var name = body.containsKey("refresh_expires_in") ? "refresh_expires_in" : "refresh_token_expires_in";
        var seconds = seconds(body, name);
        return seconds.orElse(0) > 0 ? seconds : OptionalLong.empty();
    }

    /** Space-delimited (section 3.3) or, at Open Liberty's provider, an array; what is no scope name grants nothing. */
    private static Optional<Scopes> scopes(JsonObject body) {
        var names = new LinkedHashSet<String>();
        if (body.get("scope") instanceof JsonArray array) {
            array.forEach(item -> names.add(item instanceof JsonString name ? name.getString() : ""));
        } else if (body.get("scope") instanceof JsonString string) {
            names.addAll(List.of(string.getString().split(" ", -1)));
        } else {
            return Optional.empty();
        }
        names.removeIf(name -> !Scopes.isScopeToken(name));
        return Optional.of(Scopes.of(names));
    }
}
