package org.nextcloudmcp.verification;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Optional;

/**
 * What the provider must say about an opaque inbound token (RFC 7662 section 2.2). Pure; the first refusal counts.
 *
 * <ol>
 *   <li>{@code active} is true
 *   <li>everything that a JWT's claims must say; where {@code aud} means us by our client id alone, that it is an access token
 * </ol>
 */
record IntrospectionPolicy(ClaimsPolicy claims) {

    /**
     * Why a token of which the provider says this is refused; empty if it is fine.
     *
     * @param now seconds since the epoch
     */
    Optional<Reason> refusal(JsonObject answer, long now) {
        // Refresh tokens are reported as active too, whatever the hint says (section 2.1): some providers call them
        // Refresh, others leave token_type out, which section 2.2 permits for access tokens as well.
        return activity(answer).or(() -> claims.refusal(answer, KindEvidence.NAME, now));
    }

    /** 1. A boolean: neither the text "true" nor the number 1 is a yes. */
    static Optional<Reason> activity(JsonObject answer) {
        return JsonValue.TRUE.equals(answer.get("active")) ? Optional.empty() : Optional.of(Reason.INACTIVE);
    }
}
