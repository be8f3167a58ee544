package org.nextcloudmcp.verification;

import java.time.Instant;
import java.util.Optional;
import org.nextcloudmcp.json.StrictJson;
import org.nextcloudmcp.oauth.AccessToken;

/** Whether an access token that the provider just gave us is one for Nextcloud. */
public sealed interface AudienceCheck {

    /**
     * It is: a JWT of our issuer whose audience contains Nextcloud.
     *
     * @param expiresAt the token's own end, which may come before the answer's {@code expires_in}
     */
    record Confirmed(Optional<Instant> expiresAt) implements AudienceCheck {}

    /** It is not, or cannot be read: it must not be used. */
    record Refused(Why why) implements AudienceCheck {}

    /**
     * Checks a token that came straight from the provider's token endpoint.
     *
     * @param issuer the configured issuer
     * @param audience what Nextcloud is called in {@code aud}
     */
    static AudienceCheck of(AccessToken token, String issuer, String audience) {
        if (token.value().chars().filter(c -> c == '.').count() != 2) {
            return new Refused(Why.OPAQUE);
        }
        var claims = UnverifiedJwt.parse(token.value()).map(UnverifiedJwt::claims);
        var audiences = claims.flatMap(AudienceClaim::read);
        if (claims.isEmpty() || audiences.isEmpty()) {
            return new Refused(Why.MALFORMED);
        }
        if (!StrictJson.string(claims.get(), "iss").equals(Optional.of(issuer))) {
            return new Refused(Why.WRONG_ISSUER);
        }
        if (!audiences.get().contains(audience)) {
            return new Refused(Why.WRONG_AUDIENCE);
        }
        var exp = NumericDate.read(claims.get(), "exp");
        return new Confirmed(exp.isPresent() ? Optional.of(Instant.ofEpochSecond(exp.getAsLong())) : Optional.empty());
    }

    /** Why a token is not used for Nextcloud. */
    enum Why {
        /** Not a JWT, so its audience cannot be seen without introspection. */
        OPAQUE,
        MALFORMED,
        WRONG_ISSUER,
        WRONG_AUDIENCE
    }
}
