package org.nextcloudmcp.verification;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.nextcloudmcp.oauth.AccessToken;

/**
 * Verifies inbound tokens: JWTs by RFC 9068 section 4, opaque ones by RFC 7662. Takes no part in a transaction: nothing
 * here touches the database.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class AccessTokenVerifier {

    private AccessTokenChecks checks;

    @Inject
    AccessTokenVerifier(AccessTokenChecks checks) {
        this.checks = checks;
    }

    /** For the container's proxy, whose own fields are never used. */
    @SuppressWarnings("NullAway") // the proxy has no fields to initialise
    public AccessTokenVerifier() {}

    /** Verifies the token an MCP client presents, or recalls what was found a moment ago. */
    public Verification verify(AccessToken inbound) {
        return checks.verification(inbound);
    }
}
