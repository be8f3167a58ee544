package org.nextcloudmcp.provisioning;

import jakarta.ejb.Stateless;
import org.nextcloudmcp.oauth.ClientId;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.oauth.Subject;

/** Starts Flow 2. */
@Stateless
public class Provisioning {

    /**
     * Opens a connect link for the subject, unless there is a live grant.
     *
     * @param client the MCP client that asks
     * @param wanted what the tools need, all together; the web module knows it, and a bean of this module cannot see
     *     beans of the web module
     */
    public ProvisioningStart start(Subject subject, ClientId client, Scopes wanted) {
        throw new UnsupportedOperationException("follows");
    }
}
