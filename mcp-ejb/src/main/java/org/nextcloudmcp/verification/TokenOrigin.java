package org.nextcloudmcp.verification;

import java.util.Optional;
import org.nextcloudmcp.oauth.Subject;

/** Where a token that somebody wants revoked comes from (RFC 7009 section 2.1). */
public sealed interface TokenOrigin {

    /**
     * A live access token for the Nextcloud that the provider issued to our own client.
     *
     * @param subject whose, where the token says it
     */
    record Ours(Optional<Subject> subject) implements TokenOrigin {}

    /** A token of the provider that is something else: of another kind, for somebody else, or issued to another client. */
    record Others() implements TokenOrigin {}

    /** None of the provider's, or of no use any more. */
    record Invalid() implements TokenOrigin {}

    /** Not known: the provider refuses our client where it tells about opaque tokens. */
    record Misconfigured() implements TokenOrigin {}
}
