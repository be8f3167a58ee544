package org.nextcloudmcp.exchange;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.verification.VerifiedToken;

/** Exchange for background work: only for users with a live grant that covers what is asked for. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Delegation {

    public Delegation() {}

    /**
     * Asks the provider for a token with the subject's identity, or, where the provider knows no exchange, takes a
     * narrow one from the user's grant.
     *
     * @param audience what the token is for, by its name at the provider
     * @param scopes all that the token is to permit; must be within the subject token's and the grant's
     */
    public DelegatedToken delegate(VerifiedToken subject, String audience, Scopes scopes) {
        throw new UnsupportedOperationException();
    }
}
