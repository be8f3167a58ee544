package org.nextcloudmcp.exchange;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import org.nextcloudmcp.audit.AuditAction;
import org.nextcloudmcp.auditing.Audit;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.verification.VerifiedToken;

/** Pure exchange: an inbound token for a Nextcloud token (RFC 8693 section 2). Needs no grant and keeps nothing. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class TokenExchange {

    private SubjectTokenExchange exchange;
    private Audit audit;

    /** For the container's proxy. */
    @SuppressWarnings("NullAway.Init") // the proxy has no state
    public TokenExchange() {}

    @Inject
    public TokenExchange(SubjectTokenExchange exchange, Audit audit) {
        this.exchange = exchange;
        this.audit = audit;
    }

    /**
     * Asks the provider for a token with the subject's identity. There is no other way to one if it refuses.
     *
     * @param audience what the token is for, by its name at the provider
     * @param scopes all that the token is to permit; must be within the subject token's
     */
    public ExchangedToken exchange(VerifiedToken subject, String audience, Scopes scopes) {
        var exchanged = exchange.impersonate(subject, audience, scopes);
        audit.record(
                AuditAction.EXCHANGE,
                Optional.of(subject.subject()),
                subject.client(),
                exchanged.code(),
                Optional.of(subject.token()));
        return exchanged;
    }
}
