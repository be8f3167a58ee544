package org.nextcloudmcp.provisioning;

import jakarta.ejb.Stateless;
import org.nextcloudmcp.oauth.ClientId;
import org.nextcloudmcp.oauth.Subject;

/** Starts Flow 2. */
@Stateless
public class Provisioning {

    /** Opens a connect link for the subject, unless there is a live grant. */
    public ProvisioningStart start(Subject subject, ClientId client) {
        throw new UnsupportedOperationException("follows");
    }
}
