package org.nextcloudmcp.exchange;

import java.time.Duration;
import org.nextcloudmcp.broker.NextcloudToken;
import org.nextcloudmcp.oauth.Scopes;

/** What {@link Delegation} answers. */
public sealed interface DelegatedToken {

    /**
     * A token for this piece of work and no other.
     *
     * @param token its end is not later than the subject token's
     * @param scopes what the token itself permits
     * @param byFallback whether it came of the user's grant because the provider knows no exchange
     */
    record Issued(NextcloudToken token, Scopes scopes, boolean byFallback) implements DelegatedToken {}

    /** The user never gave a grant, or took it back, if only while the provider was asked. */
    record NotProvisioned() implements DelegatedToken {}

    /** The provider refused the user's grant: the user must consent again. */
    record ReconsentRequired() implements DelegatedToken {}

    /**
     * The user's grant is narrower than what is asked for.
     *
     * @param missing the scopes that the grant lacks
     */
    record ScopesNotGranted(Scopes missing) implements DelegatedToken {}

    /** No token, for good: see {@link ExchangedToken.Refused}. */
    record Refused(ExchangeRefusal why) implements DelegatedToken {}

    /** Provider or database do not answer: see {@link ExchangedToken.Unavailable}. */
    record Unavailable(Duration retryAfter, String reason) implements DelegatedToken {}
}
