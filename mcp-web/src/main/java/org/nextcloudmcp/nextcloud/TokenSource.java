package org.nextcloudmcp.nextcloud;

import org.nextcloudmcp.broker.NextcloudToken;
import org.nextcloudmcp.call.Caller;
import org.nextcloudmcp.oauth.Scopes;

/** Where the Nextcloud token of a tool call comes from. */
interface TokenSource {

    /**
     * A token for the caller with these scopes.
     *
     * @throws NoTokenException if there is none
     */
    NextcloudToken token(Caller caller, Scopes scopes);

    /**
     * Another one, because Nextcloud refused this.
     *
     * @throws NoTokenException if there is none
     */
    NextcloudToken renewed(Caller caller, Scopes scopes, NextcloudToken refused);
}
