package org.nextcloudmcp.broker;

import jakarta.ejb.Stateless;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.oauth.Subject;

/** Answers Nextcloud tokens for subjects that gave a grant. */
@Stateless
public class TokenBroker {

    /** A Nextcloud token for a call that needs these scopes. */
    public BrokeredToken nextcloudToken(Subject subject, Scopes needed) {
        throw new UnsupportedOperationException("follows");
    }

    /** A new token after Nextcloud refused this one. */
    public BrokeredToken renewed(Subject subject, Scopes needed, NextcloudToken refused) {
        throw new UnsupportedOperationException("follows");
    }
}
