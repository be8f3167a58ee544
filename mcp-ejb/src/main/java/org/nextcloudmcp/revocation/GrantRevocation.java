package org.nextcloudmcp.revocation;

import jakarta.ejb.Stateless;
import org.nextcloudmcp.oauth.Subject;

/** Takes a subject's grant back. */
@Stateless
public class GrantRevocation {

    public RevocationResult revoke(Subject subject) {
        throw new UnsupportedOperationException("follows");
    }
}
