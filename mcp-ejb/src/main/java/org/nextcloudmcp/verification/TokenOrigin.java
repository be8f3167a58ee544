package org.nextcloudmcp.verification;

import java.util.Optional;
import org.nextcloudmcp.oauth.Subject;

/** Where a token that somebody wants revoked comes from (RFC 7009 section 2.1). */
public sealed interface TokenOrigin {

    /**
     * A live access token that the provider issued to our own client, for the Nextcloud or another audience of exchange.
     *
     * @param subject whose, where the token says it
     */
    record Ours(Optional<Subject> subject) implements TokenOrigin {}

    /**
     * Something else that may be of use: of another kind, for somebody else, issued to another client, or signed or
     * encrypted in a way that we cannot verify.
     */
    record Others() implements TokenOrigin {}

    /** None of the provider's, or of no use any more. */
    record Invalid() implements TokenOrigin {}

    /** Not known: the provider refuses our client where it tells about opaque tokens. */
    record Misconfigured() implements TokenOrigin {}
}
