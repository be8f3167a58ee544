package org.nextcloudmcp.revocation;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nextcloudmcp.audit.AuditAction;
import org.nextcloudmcp.auditing.Audit;
import org.nextcloudmcp.cluster.Confirmations;
import org.nextcloudmcp.grant.GrantClearance;
import org.nextcloudmcp.outbox.RevocationOutbox;
import org.nextcloudmcp.transaction.OwnTransaction;

/**
 * Takes every grant back, for an incident. The provider is not waited for: the outbox tells it afterwards.
 *
 * <ol>
 *   <li>All grants are deleted in batches, each with its entries in the outbox, until none is left; one that is given
 *       meanwhile goes too. A redemption under way cannot bring one back: it stores only over the generation it read.
 *   <li>Only then does every node forget its tokens: what a call reads after that, it reads of a database without them.
 * </ol>
 *
 * It may be repeated, also after it failed half-way.
 */
@Singleton
public class RevokeAll {

    private static final Logger LOG = Logger.getLogger(RevokeAll.class.getName());
    private static final int BATCH = 100;

    private final GrantClearance grants;
    private final RevocationOutbox outbox;
    private final OwnTransaction transaction;
    private final Confirmations confirmations;
    private final Audit audit;
    private final Clock clock;

    @Inject
    public RevokeAll(
            GrantClearance grants,
            RevocationOutbox outbox,
            OwnTransaction transaction,
            Confirmations confirmations,
            Audit audit,
            Clock clock) {
        this.grants = grants;
        this.outbox = outbox;
        this.transaction = transaction;
        this.confirmations = confirmations;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What came of it.
     *
     * @param grants how many this call deleted
     * @param nodes who has forgotten its tokens, and who has not said so
     * @param pendingAtProvider how many revocations the provider has still to confirm, of this call and others
     */
    public record Result(int grants, Confirmations.Outcome nodes, long pendingAtProvider) {}

    /**
     * Takes everything back and returns when every live node has confirmed, or has not for fifteen seconds.
     *
     * @throws jakarta.ejb.EJBException if the database does not answer; what was deleted until then stays deleted
     */
    public Result revokeAll() {
        var deleted = 0;
        for (var batch = deleteBatch(); batch > 0; batch = deleteBatch()) {
            deleted += batch;
        }
        var nodes = confirmations.forgetEverywhere();
        if (!nodes.unconfirmed().isEmpty()) {
            LOG.log(
                    Level.SEVERE,
                    "All grants are revoked, but these nodes have not confirmed that they forgot their tokens: {0}",
                    nodes.unconfirmed());
        }
        return new Result(deleted, nodes, transaction.call(outbox::size));
    }

    private int deleteBatch() {
        var gone = transaction.call(() -> {
            var deleted = grants.deleteSome(BATCH);
            deleted.forEach(grant ->
                    grant.refreshToken().ifPresent(token -> outbox.add(grant.subject(), token, clock.instant())));
            return deleted;
        });
        gone.forEach(grant -> audit.record(
                AuditAction.REVOCATION,
                Optional.of(grant.subject()),
                Optional.of(grant.client()),
                "REVOKED_WITH_ALL",
                Optional.empty()));
        return gone.size();
    }
}
