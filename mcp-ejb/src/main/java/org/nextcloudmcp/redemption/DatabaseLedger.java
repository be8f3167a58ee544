package org.nextcloudmcp.redemption;

import jakarta.ejb.EJBException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
    public boolean intend(RedemptionIntent intent) {
        return transaction.call(() -> {
            var version = grants.version(intent.subject());
            if (version.isEmpty() || version.get().generation() != intent.generation()) {
                return false;
            }
            intents.deleteOwn(intent.subject(), intent.node());
            intents.add(intent);
            return true;
        });
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
    public boolean add(Subject subject, long generation, StoredAccessToken token, Instant now) {
        var tokens = new RotatedTokens(Optional.empty(), Optional.of(token), Optional.empty());
        return transaction.call(() -> rotated(subject, generation, tokens, now));
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
