package org.nextcloudmcp.outbox;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.nextcloudmcp.crypto.AssociatedData;
import org.nextcloudmcp.crypto.SealBrokenException;
import org.nextcloudmcp.crypto.SealedSecret;
import org.nextcloudmcp.crypto.SecretCipher;
import org.nextcloudmcp.oauth.RefreshToken;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.storage.ColumnTime;
import org.nextcloudmcp.storage.Dialect;

/**
 * The durable list of refresh tokens to be revoked. Every method runs inside the caller's transaction: adding belongs
 * to the transaction that deletes the grant, the call to the provider outside of any. Who claims an entry delivers it;
 * if its node ends meanwhile, the entry is due again when the claim ends.
 */
public final class RevocationOutbox {

    private static final Logger LOG = Logger.getLogger(RevocationOutbox.class.getName());
    static final String TOKEN = "outbox.refresh-token";

    /** Longer than any attempt takes. */
    static final Duration CLAIM = Duration.ofMinutes(2);

    static final Duration UNREADABLE = Duration.ofHours(1);

    private final EntityManager entityManager;
    private final SecretCipher cipher;

    public RevocationOutbox(EntityManager entityManager, SecretCipher cipher) {
        this.entityManager = entityManager;
        this.cipher = cipher;
    }

    /**
     * Adds a token, due at once.
     *
     * @return the entry's number
     */
    public long add(Subject subject, RefreshToken token, Instant now) {
        var row = new PendingRevocationRow();
        row.issuer = subject.issuer();
        row.sub = subject.sub();
        row.createdAt = ColumnTime.of(now);
        row.nextAttemptAt = row.createdAt;
        // The number is part of the associated data, and persist has assigned it before the row is written.
        entityManager.persist(row);
        row.tokenSealed = cipher.seal(token.value(), associatedData(row)).encoded();
        entityManager.flush();
        return row.id;
    }

    /**
     * Takes entries whose next attempt is due, longest overdue first: no other call gets them for {@link #CLAIM}. One
     * that does not open is put off for {@link #UNREADABLE}, so that it never stands in the way of the others.
     *
     * @return empty: nothing is due that opens and that nobody else has
     */
    public List<PendingRevocation> claim(Instant now, int limit) {
        return dueIds(now, limit).stream()
                .map(id -> claim(id, now))
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * Takes the entry with this number, as {@link #claim(Instant, int)} does.
     *
     * @return empty if it is not due, is not there any more, or does not open
     */
    public Optional<PendingRevocation> claim(long id, Instant now) {
        // The condition decides, not what was read: of two nodes one changes the row.
        var claimed = entityManager
                .createQuery("""
                        UPDATE PendingRevocation r SET r.nextAttemptAt = :end
                        WHERE r.id = :id AND r.nextAttemptAt <= :now""")
                .setParameter("end", ColumnTime.of(now.plus(CLAIM)))
                .setParameter("id", id)
                .setParameter("now", ColumnTime.of(now))
                .executeUpdate();
        if (claimed == 0) {
            return Optional.empty();
        }
        var opened = find(id);
        if (opened.isEmpty()) {
            failed(id, now.plus(UNREADABLE));
        }
        return opened;
    }

    private List<Long> dueIds(Instant now, int limit) {
        // Nodes that drain at once take different entries, and none waits for the other.
        var rows = entityManager
                .createNativeQuery(
                        """
                        SELECT id FROM pending_revocation WHERE next_attempt_at <= ?1
                        ORDER BY next_attempt_at, id LIMIT %d %s""".formatted(limit, Dialect.of(entityManager).skipLocked()))
                .setParameter(1, ColumnTime.of(now))
                .getResultList();
        return Stream.of(rows.toArray()).map(id -> ((Number) id).longValue()).toList();
    }

    /** What waits for this subject, due or not, oldest first. */
    public List<PendingRevocation> of(Subject subject) {
        return entityManager
                .createQuery("""
                        SELECT r FROM PendingRevocation r WHERE r.issuer = :issuer AND r.sub = :sub
                        ORDER BY r.id""", PendingRevocationRow.class)
                .setParameter("issuer", subject.issuer())
                .setParameter("sub", subject.sub())
                .setHint("eclipselink.refresh", true)
                .getResultStream()
                .map(this::opened)
                .flatMap(Optional::stream)
                .toList();
    }

    /** The entry with this number; empty once it is confirmed, or if it does not open. */
    public Optional<PendingRevocation> find(long id) {
        return entityManager
                .createQuery("SELECT r FROM PendingRevocation r WHERE r.id = :id", PendingRevocationRow.class)
                .setParameter("id", id)
                .setHint("eclipselink.refresh", true)
                .getResultStream()
                .findFirst()
                .flatMap(this::opened);
    }

    /** The provider has confirmed: the entry leaves. */
    public void confirmed(long id) {
        entityManager
                .createQuery("DELETE FROM PendingRevocation r WHERE r.id = :id")
                .setParameter("id", id)
                .executeUpdate();
    }

    /** An attempt failed: counts it and puts the next one off. */
    public void failed(long id, Instant nextAttempt) {
        entityManager
                .createQuery("""
                        UPDATE PendingRevocation r SET r.attempts = r.attempts + 1, r.nextAttemptAt = :next
                        WHERE r.id = :id""")
                .setParameter("next", ColumnTime.of(nextAttempt))
                .setParameter("id", id)
                .executeUpdate();
    }

    /** Whether the entry is still there: the provider has not confirmed it yet. */
    public boolean waits(long id) {
        return entityManager
                        .createQuery("SELECT COUNT(r) FROM PendingRevocation r WHERE r.id = :id", Long.class)
                        .setParameter("id", id)
                        .getSingleResult()
                == 1;
    }

    /** What waits, without its tokens: the entries with the lowest numbers above this one. */
    public List<WaitingRevocation> page(long after, int limit) {
        return entityManager
                .createQuery(
                        "SELECT r FROM PendingRevocation r WHERE r.id > :after ORDER BY r.id",
                        PendingRevocationRow.class)
                .setParameter("after", after)
                .setMaxResults(limit)
                .setHint("eclipselink.refresh", true)
                .getResultStream()
                .map(PendingRevocationRow::waiting)
                .toList();
    }

    /** How many revocations wait, due or not. */
    public long size() {
        return entityManager
                .createQuery("SELECT COUNT(r) FROM PendingRevocation r", Long.class)
                .getSingleResult();
    }

    private Optional<PendingRevocation> opened(PendingRevocationRow row) {
        try {
            var token = cipher.open(SealedSecret.parse(row.tokenSealed), associatedData(row));
            return Optional.of(new PendingRevocation(row.id, row.subject(), new RefreshToken(token), row.attempts));
        } catch (SealBrokenException e) {
            // One entry that cannot be opened must not keep the others from being revoked.
            LOG.log(Level.WARNING, "A revocation waits in the outbox: {0}", e.getMessage());
            return Optional.empty();
        }
    }

    private static AssociatedData associatedData(PendingRevocationRow row) {
        return new AssociatedData(TOKEN, row.subject(), row.id);
    }
}
