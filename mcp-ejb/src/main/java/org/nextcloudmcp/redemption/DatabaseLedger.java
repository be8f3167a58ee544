package org.nextcloudmcp.redemption;

import jakarta.ejb.EJBException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.nextcloudmcp.crypto.SealBrokenException;
import org.nextcloudmcp.grant.OfflineGrants;
import org.nextcloudmcp.grant.RotatedTokens;
import org.nextcloudmcp.grant.StoredAccessToken;
import org.nextcloudmcp.intent.RedemptionIntent;
import org.nextcloudmcp.intent.RedemptionIntents;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.outbox.RevocationOutbox;
import org.nextcloudmcp.storage.Announcements;
import org.nextcloudmcp.transaction.OwnTransaction;

/** {@link GrantLedger} on the repositories. */
@Singleton
public class DatabaseLedger implements GrantLedger {

    private final OfflineGrants grants;
    private final RedemptionIntents intents;
    private final RevocationOutbox outbox;
    private final Announcements announcements;
    private final OwnTransaction transaction;

    @Inject
    public DatabaseLedger(
            OfflineGrants grants,
            RedemptionIntents intents,
            RevocationOutbox outbox,
            Announcements announcements,
            OwnTransaction transaction) {
        this.grants = grants;
        this.intents = intents;
        this.outbox = outbox;
        this.announcements = announcements;
        this.transaction = transaction;
    }

    @Override
    public Standing read(Subject subject) {
        try {
            return transaction.call(() -> grants.find(subject)
                    .<Standing>map(grant -> new Standing.Present(grant, intents.of(subject)))
                    .orElseGet(Standing.None::new));
        } catch (EJBException e) {
            // What is not even a sealed value is as useless as one that does not open.
            if (e.getCause() instanceof SealBrokenException || e.getCause() instanceof IllegalArgumentException) {
                return new Standing.Unopenable(String.valueOf(e.getCause().getMessage()));
            }
            throw e;
        }
    }

    @Override
    public boolean intend(RedemptionIntent intent, Set<UUID> known) {
        return transaction.call(() -> {
            // The row's lock: of two nodes that note their intent at once, the second sees the first's.
            var version = grants.lockedVersion(intent.subject());
            var free = version.filter(row -> row.generation() == intent.generation())
                            .isPresent()
                    && intents.of(intent.subject()).stream().noneMatch(other -> bars(other, intent, known));
            if (free) {
                intents.deleteOwn(intent.subject(), intent.node());
                intents.add(intent);
            }
            return free;
        });
    }

    private static boolean bars(RedemptionIntent other, RedemptionIntent intent, Set<UUID> known) {
        return !other.node().equals(intent.node())
                && other.generation() == intent.generation()
                && !known.contains(other.id());
    }

    @Override
    public Commitment commit(Answered answer, Instant now) {
        return transaction.call(() -> {
            intents.delete(answer.intentId());
            var commitment = Commitment.of(answer, grants.version(answer.subject()));
            if (commitment == Commitment.STORED && !rotated(answer, now)) {
                // Revoked or replaced since the line above: what is there now decides.
                commitment = Commitment.of(answer, grants.version(answer.subject()));
            }
            if (commitment == Commitment.REVOKED) {
                answer.tokens().refreshToken().ifPresent(late -> outbox.add(answer.subject(), late, now));
            }
            return commitment;
        });
    }

    private boolean rotated(Answered answer, Instant now) {
        return rotated(answer.subject(), answer.generation(), answer.tokens(), now);
    }

    private boolean rotated(Subject subject, long generation, RotatedTokens tokens, Instant now) {
        if (!grants.rotated(subject, generation, tokens, now)) {
            return false;
        }
        announcements.grantRotated(subject, generation + 1);
        return true;
    }

    @Override
    public boolean add(Subject subject, long generation, StoredAccessToken token) {
        return transaction.call(() -> grants.accessTokenGiven(subject, generation, token));
    }

    @Override
    public boolean refused(RedemptionIntent intent) {
        return transaction.call(() -> {
            intents.delete(intent.id());
            var marked = grants.reconsentRequired(intent.subject(), intent.generation());
            if (marked) {
                announcements.grantChanged(intent.subject());
            }
            return marked;
        });
    }

    @Override
    public void withdraw(RedemptionIntent intent) {
        transaction.run(() -> intents.delete(intent.id()));
    }

    @Override
    public List<RedemptionIntent> intents() {
        return transaction.call(intents::all);
    }
}
