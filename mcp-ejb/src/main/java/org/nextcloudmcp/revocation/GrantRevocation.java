package org.nextcloudmcp.revocation;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.nextcloudmcp.broker.AccessTokenCache;
import org.nextcloudmcp.grant.OfflineGrants;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.outbox.RevocationOutbox;
import org.nextcloudmcp.transaction.OwnTransaction;

/**
 * Takes a subject's grant back. It ends here at once, whether or not the provider answers: grant and outbox entry
 * change in one transaction, then the cache is emptied, then the provider is told. A redemption that is under way
 * cannot bring it back: it stores only over the generation that it read.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class GrantRevocation {

    private OfflineGrants grants;
    private RevocationOutbox outbox;
    private OwnTransaction transaction;
    private AccessTokenCache cache;
    private RevocationDelivery delivery;
    private Clock clock;

    /** For the container's proxy. */
    @SuppressWarnings("NullAway.Init") // the proxy has no state
    public GrantRevocation() {}

    @Inject
    public GrantRevocation(
            OfflineGrants grants,
            RevocationOutbox outbox,
            OwnTransaction transaction,
            AccessTokenCache cache,
            RevocationDelivery delivery,
            Clock clock) {
        this.grants = grants;
        this.outbox = outbox;
        this.transaction = transaction;
        this.cache = cache;
        this.delivery = delivery;
        this.clock = clock;
    }

    /** Takes the grant back, if there is one. */
    public RevocationResult revoke(Subject subject) {
        Optional<Long> entry = transaction.call(
                () -> grants.delete(subject).map(grant -> outbox.add(subject, grant.refreshToken(), clock.instant())));
        cache.drop(subject);
        return entry.<RevocationResult>map(id -> new RevocationResult.Revoked(delivery.deliver(id)))
                .orElseGet(RevocationResult.NothingToRevoke::new);
    }
}
