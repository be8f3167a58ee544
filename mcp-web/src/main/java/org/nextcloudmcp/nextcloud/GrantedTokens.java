package org.nextcloudmcp.nextcloud;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.nextcloudmcp.broker.AccessTokenCache;
import org.nextcloudmcp.broker.BrokeredToken;
import org.nextcloudmcp.broker.BrokeredToken.Issued;
import org.nextcloudmcp.broker.BrokeredToken.ScopesNotGranted;
import org.nextcloudmcp.broker.BrokeredToken.Unavailable;
import org.nextcloudmcp.broker.NextcloudToken;
import org.nextcloudmcp.broker.TokenBroker;
import org.nextcloudmcp.call.Caller;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.tools.ConsentLink;
import org.nextcloudmcp.tools.ToolResult;

/** Tokens on the strength of the grant that the user gave. */
@Singleton
class GrantedTokens implements TokenSource {

    private final Provider<AccessTokenCache> caches;
    private final TokenBroker broker;
    private final ConsentLink consentLink;
    private volatile @Nullable AccessTokenCache cache;

    /** @param caches asked late: a server with faulty settings has none, and starts all the same */
    @Inject
    GrantedTokens(Provider<AccessTokenCache> caches, TokenBroker broker, ConsentLink consentLink) {
        this.caches = caches;
        this.broker = broker;
        this.consentLink = consentLink;
    }

    @Override
    public NextcloudToken token(Caller caller, Scopes scopes) {
        // most calls end here: the way through the container costs more than the look
        return cache().find(caller.subject(), scopes)
                .orElseGet(() -> issued(broker.nextcloudToken(caller.subject(), scopes), caller));
    }

    private AccessTokenCache cache() {
        var made = cache;
        if (made == null) {
            made = caches.get();
            cache = made;
        }
        return made;
    }

    @Override
    public NextcloudToken renewed(Caller caller, Scopes scopes, NextcloudToken refused) {
        return issued(broker.renewed(caller.subject(), scopes, refused), caller);
    }

    private NextcloudToken issued(BrokeredToken outcome, Caller caller) {
        if (outcome instanceof Issued issued) {
            return issued.token();
        }
        throw new NoTokenException(() -> instead(outcome, caller));
    }

    private ToolResult instead(BrokeredToken outcome, Caller caller) {
        if (outcome instanceof ScopesNotGranted narrow) {
            return ToolResult.failure("The user's consent does not cover " + narrow.missing()
                    + ". Revoke it with revoke_nextcloud_access, then give it anew with provision_nextcloud_access.");
        }
        if (outcome instanceof Unavailable unavailable) {
            return ToolResult.failure("There is no access token for Nextcloud at the moment: " + unavailable.reason()
                    + ". Try again in " + Math.max(1, unavailable.retryAfter().toSeconds()) + " seconds.");
        }
        // Never asked, taken back, or refused by the provider for good: all three end with the user's consent.
        return consentLink.insteadOfNextcloud(caller);
    }
}
