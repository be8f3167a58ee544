package org.nextcloudmcp.verification;

import java.time.Instant;
import java.util.Optional;

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

    /** Why a token is not used for Nextcloud. */
    enum Why {
        /** Not a JWT, so its audience cannot be seen without introspection. */
        OPAQUE,
        MALFORMED,
        WRONG_ISSUER,
        WRONG_AUDIENCE
    }
}
