package org.nextcloudmcp.exchange;

import java.util.Optional;
import org.nextcloudmcp.grant.Grant;
import org.nextcloudmcp.grant.GrantState;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.provisioning.AppScopes;

/**
 * Whether a user's grant covers what is asked for in their name. Pure. Our own state decides: a provider goes on
 * exchanging a subject token after the user took the grant back.
 */
final class GrantCover {

    private GrantCover() {}

    /** Why there is no delegation; empty if the grant covers it. Identity scopes are part of every consent. */
    static Optional<DelegatedToken> hindrance(Optional<Grant> grant, Scopes asked) {
        if (grant.isEmpty()) {
            return Optional.of(new DelegatedToken.NotProvisioned());
        }
        if (grant.get().state() == GrantState.RECONSENT_REQUIRED) {
            return Optional.of(new DelegatedToken.ReconsentRequired());
        }
        var missing = asked.minus(AppScopes.IDENTITY).minus(grant.get().scopes());
        return missing.isEmpty() ? Optional.empty() : Optional.of(new DelegatedToken.ScopesNotGranted(missing));
    }
}
