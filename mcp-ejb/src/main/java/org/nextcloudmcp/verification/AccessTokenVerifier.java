package org.nextcloudmcp.verification;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import org.nextcloudmcp.oauth.AccessToken;

/** Verifies inbound tokens (RFC 9068 section 4). */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class AccessTokenVerifier {

    /** Verifies the token an MCP client presents. */
    public Verification verify(AccessToken inbound) {
        return new Verification.Rejected(Reason.MALFORMED);
    }
}
