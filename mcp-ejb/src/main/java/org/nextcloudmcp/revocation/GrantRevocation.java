package org.nextcloudmcp.revocation;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.nextcloudmcp.audit.AuditAction;
import org.nextcloudmcp.auditing.Audit;
import org.nextcloudmcp.broker.AccessTokenCache;
import org.nextcloudmcp.grant.OfflineGrants;
import org.nextcloudmcp.oauth.ClientId;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.outbox.RevocationOutbox;
import org.nextcloudmcp.storage.Announcements;
import org.nextcloudmcp.transaction.OwnTransaction;

/**
 * Takes a subject's grant back. It ends here at once, whether or not the provider answers: grant and outbox entry
 * change in one transaction that tells the other nodes, then the cache is emptied, then the provider is told. A redemption that is under way
 * cannot bring it back: it stores only over the generation that it read.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class GrantRevocation {

    private OfflineGrants grants;
    private Announcements announcements;
    private RevocationOutbox outbox;
    private OwnTransaction transaction;
    private AccessTokenCache cache;
    private RevocationDelivery delivery;
    private Audit audit;
    private Clock clock;

    /** For the container's proxy. */
    @SuppressWarnings("NullAway.Init") // the proxy has no state
    public GrantRevocation() {}

    @Inject
    public GrantRevocation(
            OfflineGrants grants,
            Announcements announcements,
            RevocationOutbox outbox,
            OwnTransaction transaction,
            AccessTokenCache cache,
            RevocationDelivery delivery,
            Audit audit,
            Clock clock) {
        this.grants = grants;
        this.announcements = announcements;
        this.outbox = outbox;
        this.transaction = transaction;
        this.cache = cache;
        this.delivery = delivery;
        this.audit = audit;
        this.clock = clock;
    }

    /** Takes the grant back, if there is one. */
    public RevocationResult revoke(Subject subject) {
        var unreadable = new AtomicBoolean();
        Optional<Entry> entry = transaction.call(() -> {
            announcements.grantChanged(subject);
            unreadable.set(grants.lockedVersion(subject).isPresent());
            return grants.delete(subject).map(grant -> {
                unreadable.set(false);
                return new Entry(outbox.add(subject, grant.refreshToken(), clock.instant()), grant.client());
            });
        });
        cache.drop(subject);
        if (unreadable.get()) {
            return deletedUnread(subject);
        }
        return entry.<RevocationResult>map(deleted -> delivered(subject, deleted))
                .orElseGet(RevocationResult.NothingToRevoke::new);
    }

    /** No key opens it, so there is no token that the provider could be told about. */
    private RevocationResult deletedUnread(Subject subject) {
        audit.record(
                AuditAction.REVOCATION, Optional.of(subject), Optional.empty(), "REVOKED_HERE_ONLY", Optional.empty());
        return new RevocationResult.Revoked(false);
    }

    private RevocationResult.Revoked delivered(Subject subject, Entry entry) {
        var confirmed = false;
        try {
            confirmed = delivery.deliver(entry.id);
            return new RevocationResult.Revoked(confirmed);
        } finally {
            // The grant is gone for good, even if the database fails before we know what the provider says.
            audit.record(
                    AuditAction.REVOCATION,
                    Optional.of(subject),
                    Optional.of(entry.client),
                    confirmed ? "REVOKED" : "REVOKED_HERE_ONLY",
                    Optional.empty());
        }
    }

    /** The outbox entry's number, and through whom the grant that it is about came to be. */
    private record Entry(long id, ClientId client) {}
}
