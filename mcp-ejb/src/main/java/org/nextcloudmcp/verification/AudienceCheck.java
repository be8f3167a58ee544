package org.nextcloudmcp.verification;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether an access token that the provider just gave us is one for Nextcloud. */
public sealed interface AudienceCheck {

    /**
     * It is: a token of our issuer whose audience contains Nextcloud.
     *
     * @param expiresAt the token's own end, which may come before the answer's {@code expires_in}
     */
    record Confirmed(Optional<Instant> expiresAt) implements AudienceCheck {}

    /** It is not, or cannot be read: it must not be used. */
    record Refused(Why why) implements AudienceCheck {}

    /**
     * Not known, for the provider does not answer: it must not be used, but nothing is wrong with what came with it.
     *
     * @param reason for the log; holds nothing the provider sent
     */
    record Unconfirmed(Duration retryAfter, String reason) implements AudienceCheck {}

    /**
     * Decides by what the token, or the provider, says.
     *
     * @param issuer the configured issuer
     * @param audience what Nextcloud is called in {@code aud}
     */
    static AudienceCheck of(IssuedTokenReading reading, String issuer, String audience) {
        if (!(reading instanceof IssuedTokenReading.Read token)) {
            return new Refused(Why.of(((IssuedTokenReading.Unreadable) reading).why()));
        }
        if (!token.issuer().equals(Optional.of(issuer))) {
            return new Refused(Why.WRONG_ISSUER);
        }
        return token.audiences().contains(audience)
                ? new Confirmed(token.expiresAt())
                : new Refused(Why.WRONG_AUDIENCE);
    }

    /** Why a token is not used for Nextcloud. */
    enum Why {
        /** Not a JWT, and the provider does not tell more about it. */
        OPAQUE,
        MALFORMED,
        /** The provider says that the token it just issued is not active. */
        INACTIVE,
        /** The provider refuses our client at its introspection endpoint. */
        CLIENT_REFUSED,
        WRONG_ISSUER,
        WRONG_AUDIENCE;

        static Why of(IssuedTokenReading.Why why) {
            return valueOf(why.name());
        }
    }
}
