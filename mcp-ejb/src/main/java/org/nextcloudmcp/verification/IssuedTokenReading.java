package org.nextcloudmcp.verification;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.oauth.Subject;

/** What an access token that came straight from the provider's token endpoint says about itself. */
public sealed interface IssuedTokenReading {

    /**
     * It was read: from its claims if it is a JWT (RFC 9068 section 2.2), from introspection if it is opaque (RFC 7662
     * section 2.2). Whether it is fit for anything is not decided here.
     *
     * @param issuer {@code iss}, the configured one if an introspection answer has none; absent if a JWT does not say
     * @param subject {@code sub} within that issuer; absent if one of them is not said
     * @param audiences {@code aud}; empty if not said
     * @param scopes absent if not said, which is not the same as none
     * @param expiresAt {@code exp}; absent if not said
     */
    record Read(
            Optional<String> issuer,
            Optional<Subject> subject,
            Set<String> audiences,
            Optional<Scopes> scopes,
            Optional<Instant> expiresAt)
            implements IssuedTokenReading {

        public Read {
            audiences = Set.copyOf(audiences);
        }
    }

    /** Nothing can be said about it: it must not be used. */
    record Unreadable(Why why) implements IssuedTokenReading {}

    /** Why a token says nothing. */
    enum Why {
        /** Not a JWT, and the provider does not tell more about it. */
        OPAQUE,
        /** The token, or what the provider says about it, is not of the form it must have. */
        MALFORMED,
        /** The provider says that the token it just issued is not active. */
        INACTIVE,
        /** The provider refuses our client at its introspection endpoint. */
        CLIENT_REFUSED
    }
}
