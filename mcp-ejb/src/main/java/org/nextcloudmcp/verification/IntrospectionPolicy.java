package org.nextcloudmcp.verification;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Optional;

/**
 * What the provider must say about an opaque inbound token (RFC 7662 section 2.2). Pure; the first refusal counts.
 *
 * <ol>
 *   <li>{@code active} is true
 *   <li>it is called an access token
 *   <li>everything that a JWT's claims must say
 * </ol>
 */
record IntrospectionPolicy(ClaimsPolicy claims) {

    /**
     * Why a token of which the provider says this is refused; empty if it is fine.
     *
     * @param now seconds since the epoch
     */
    Optional<Reason> refusal(JsonObject answer, long now) {
        return activity(answer).or(() -> kind(answer)).or(() -> claims.refusal(answer, now));
    }

    /** 1. A boolean: neither the text "true" nor the number 1 is a yes. */
    static Optional<Reason> activity(JsonObject answer) {
        return JsonValue.TRUE.equals(answer.get("active")) ? Optional.empty() : Optional.of(Reason.INACTIVE);
    }

    /**
     * 2. Providers report refresh tokens as active, whatever the hint says (section 2.1). Some call them Refresh, others
     * just leave {@code token_type} out: only what is called an access token is one.
     */
    private static Optional<Reason> kind(JsonObject answer) {
        return TokenKind.isNamedAccessToken(answer) ? Optional.empty() : Optional.of(Reason.WRONG_TYPE);
    }
}
