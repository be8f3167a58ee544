package org.nextcloudmcp.revocation;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nextcloudmcp.grant.GrantDirectory;
import org.nextcloudmcp.idp.RevocationEndpoint;
import org.nextcloudmcp.idp.RevocationOutcome;
import org.nextcloudmcp.oauth.RefreshToken;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.outbox.PendingRevocation;
import org.nextcloudmcp.outbox.RevocationOutbox;
import org.nextcloudmcp.transaction.OwnTransaction;

/** Carries what lies in the outbox to the provider (RFC 7009 section 2) until the provider has confirmed. */
@Singleton
public class RevocationDelivery {

    private static final Logger LOG = Logger.getLogger(RevocationDelivery.class.getName());
    private static final int BATCH = 20;

    private final GrantDirectory grants;
    private final RevocationOutbox outbox;
    private final OwnTransaction transaction;
    private final RevocationEndpoint provider;
    private final Clock clock;

    @Inject
    public RevocationDelivery(
            GrantDirectory grants,
            RevocationOutbox outbox,
            OwnTransaction transaction,
            RevocationEndpoint provider,
            Clock clock) {
        this.grants = grants;
        this.outbox = outbox;
        this.transaction = transaction;
        this.provider = provider;
        this.clock = clock;
    }

    /**
     * Revokes a refresh token that shall never be used: first into the outbox, so that neither an outage nor a crash
     * leaves it alive, then to the provider.
     */
    public void dispose(Subject subject, RefreshToken token) {
        deliver(transaction.call(() -> outbox.add(subject, token, clock.instant())));
    }

    /** As {@link #dispose}, while there is no database to put it into: one attempt, for there is nobody to remember it. */
    public void takeBack(RefreshToken token) {
        if (!(provider.revoke(token) instanceof RevocationOutcome.Confirmed)) {
            LOG.severe(
                    "A refresh token that could not be stored could not be revoked either: it lives at the provider");
        }
    }

    /**
     * Carries one entry to the provider, unless another node is at it.
     *
     * @return whether the provider has confirmed, to this call or another
     */
    public boolean deliver(long id) {
        return transaction
                .call(() -> outbox.claim(id, clock.instant()))
                .map(claimed -> deliver(claimed) instanceof RevocationOutcome.Confirmed)
                .orElseGet(() -> !transaction.call(() -> outbox.waits(id)));
    }

    /** Carries what is due to the provider, until the first time that it does not answer. */
    public void drain() {
        var due = claim();
        while (!due.isEmpty()) {
            for (var pending : due) {
                if (deliver(pending) instanceof RevocationOutcome.Unavailable) {
                    return;
                }
            }
            due = claim();
        }
    }

    private List<PendingRevocation> claim() {
        return transaction.call(() -> outbox.claim(clock.instant(), BATCH));
    }

    /**
     * Carries everything of one subject to the provider, before that subject is sent there to consent anew.
     *
     * @return whether nothing of it is left waiting
     */
    public boolean settle(Subject subject) {
        for (var pending : transaction.call(() -> outbox.of(subject))) {
            if (deliver(pending) instanceof RevocationOutcome.Unavailable) {
                return false;
            }
        }
        return true;
    }

    private RevocationOutcome deliver(PendingRevocation pending) {
        // Without opening the grant: one that no key opens must not keep the outbox from being drained.
        if (!transaction
                .call(() -> grants.activeGenerations(Set.of(pending.subject())))
                .isEmpty()) {
            return forgotten(pending);
        }
        var outcome = provider.revoke(pending.token());
        if (outcome instanceof RevocationOutcome.Unavailable unavailable) {
            putOff(pending, unavailable.retryAfter());
            return outcome;
        }
        if (outcome instanceof RevocationOutcome.NotSupported) {
            // Kept, the sealed token could only be stolen: nobody will ever confirm it.
            LOG.warning("The provider offers no revocation: a refresh token given back here lives there until it ends");
        }
        transaction.run(() -> outbox.confirmed(pending.id()));
        return outcome;
    }

    /**
     * RFC 7009 section 2.1 lets a provider revoke the whole authorization with one token, and Keycloak revokes all that
     * our client was given in the same sign-in at the browser: a late revocation of an older token would take the live
     * grant along. The older token is destroyed instead; nobody else has it.
     */
    private RevocationOutcome forgotten(PendingRevocation pending) {
        transaction.run(() -> outbox.confirmed(pending.id()));
        LOG.info("A refresh token that a newer grant has replaced is destroyed and not revoked at the provider");
        return new RevocationOutcome.NotSupported();
    }

    private void putOff(PendingRevocation pending, Duration retryAfter) {
        var next = RevocationBackoff.next(pending.attempts(), retryAfter, clock.instant());
        transaction.run(() -> outbox.failed(pending.id(), next));
        LOG.log(Level.WARNING, "A revocation is not confirmed by the provider; next attempt at {0}", next);
    }
}
