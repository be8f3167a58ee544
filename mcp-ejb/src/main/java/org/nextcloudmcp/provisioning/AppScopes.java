package org.nextcloudmcp.provisioning;

import org.nextcloudmcp.oauth.Scopes;

/** The scopes that the tools need, all together: what a user is asked to grant. The tool catalogue knows them. */
public interface AppScopes {

    /** Every scope that some tool needs, without those of OpenID Connect itself. */
    Scopes all();
}
