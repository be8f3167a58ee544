package org.nextcloudmcp.exchange;

import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nextcloudmcp.audit.AuditAction;
import org.nextcloudmcp.auditing.Audit;
import org.nextcloudmcp.grant.OfflineGrants;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.settings.Configuration;
import org.nextcloudmcp.transaction.OwnTransaction;
import org.nextcloudmcp.verification.VerifiedToken;

/**
 * Exchange for background work: only for users with a live grant that covers what is asked for.
 *
 * <ol>
 *   <li>The grant decides first; without one the provider is not asked.
 *   <li>The subject token is exchanged.
 *   <li>If the provider knows no exchange, and for no other reason, the grant is redeemed instead.
 *   <li>The grant is looked at again: it may have been taken back meanwhile, and then the token is discarded.
 * </ol>
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Delegation {

    private static final Logger LOG = Logger.getLogger(Delegation.class.getName());
    private static final Duration DATABASE_RETRY = Duration.ofSeconds(5);
    private static final DelegatedToken NOT_SUPPORTED = new DelegatedToken.Refused(ExchangeRefusal.NOT_SUPPORTED);

    private OfflineGrants grants;
    private OwnTransaction transaction;
    private SubjectTokenExchange exchange;
    private GrantFallback fallback;
    private Audit audit;
    private Configuration configuration;
    private Clock clock;

    /** For the container's proxy. */
    @SuppressWarnings("NullAway.Init") // the proxy has no state
    public Delegation() {}

    @Inject
    public Delegation(
            OfflineGrants grants,
            OwnTransaction transaction,
            SubjectTokenExchange exchange,
            GrantFallback fallback,
            Audit audit,
            Configuration configuration,
            Clock clock) {
        this.grants = grants;
        this.transaction = transaction;
        this.exchange = exchange;
        this.fallback = fallback;
        this.audit = audit;
        this.configuration = configuration;
        this.clock = clock;
    }

    /**
     * Asks the provider for a token with the subject's identity, or, where the provider knows no exchange, takes a
     * narrow one from the user's grant.
     *
     * @param audience what the token is for, by its name at the provider
     * @param scopes all that the token is to permit; must be within the subject token's and the grant's
     */
    public DelegatedToken delegate(VerifiedToken subject, String audience, Scopes scopes) {
        var exchanged = told(AuditAction.EXCHANGE, subject, () -> exchanged(subject, audience, scopes));
        if (!exchanged.equals(NOT_SUPPORTED) || !grantsAreFor(audience)) {
            return exchanged;
        }
        LOG.log(Level.WARNING, "The provider knows no token exchange: a grant is redeemed instead");
        return told(
                AuditAction.EXCHANGE_FALLBACK,
                subject,
                () -> stillGranted(subject, scopes, fallback.token(subject, audience, scopes)));
    }

    private DelegatedToken exchanged(VerifiedToken subject, String audience, Scopes scopes) {
        var grant = transaction.call(() -> {
            grants.used(subject.subject(), clock.instant());
            return grants.find(subject.subject());
        });
        return GrantCover.hindrance(grant, scopes)
                .orElseGet(() -> stillGranted(
                        subject, scopes, DelegatedToken.of(exchange.delegate(subject, audience, scopes), false)));
    }

    /** What a grant gives is for the Nextcloud and of no use elsewhere. */
    private boolean grantsAreFor(String audience) {
        return configuration.settings().nextcloud().audience().equals(audience);
    }

    private DelegatedToken stillGranted(VerifiedToken subject, Scopes scopes, DelegatedToken token) {
        if (!(token instanceof DelegatedToken.Issued)) {
            return token;
        }
        var grant = transaction.call(() -> grants.find(subject.subject()));
        return GrantCover.hindrance(grant, scopes).orElse(token);
    }

    private DelegatedToken told(AuditAction action, VerifiedToken subject, Supplier<DelegatedToken> work) {
        DelegatedToken token;
        try {
            token = work.get();
        } catch (EJBException e) {
            LOG.log(Level.SEVERE, "A grant could not be read or stored", e);
            token = new DelegatedToken.Unavailable(DATABASE_RETRY, "the database does not answer");
        }
        audit.record(
                action, Optional.of(subject.subject()), subject.client(), token.code(), Optional.of(subject.token()));
        return token;
    }
}
