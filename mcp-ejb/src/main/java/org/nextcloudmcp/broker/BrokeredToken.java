package org.nextcloudmcp.broker;

import java.time.Duration;
import org.nextcloudmcp.oauth.Scopes;

/** What {@link TokenBroker} answers. The cases are never confused: each asks something else of the user. */
public sealed interface BrokeredToken {

    /** A token that may be used now. */
    record Issued(NextcloudToken token) implements BrokeredToken {}

    /** The user never gave a grant, or took it back: show the connect link. */
    record NotProvisioned() implements BrokeredToken {}

    /** The provider refused the grant's refresh token for good: the user must consent again. */
    record ReconsentRequired() implements BrokeredToken {}

    /**
     * The grant is alive but narrower than the call: the user must revoke and consent again.
     *
     * @param missing the scopes that the grant lacks
     */
    record ScopesNotGranted(Scopes missing) implements BrokeredToken {}

    /**
     * Not the user's fault and not the grant's: provider or database do not answer, or refuse us as a client.
     *
     * @param retryAfter when it makes sense to ask again
     * @param reason for the log and the user, in words; holds nothing the provider sent
     */
    record Unavailable(Duration retryAfter, String reason) implements BrokeredToken {}
}
