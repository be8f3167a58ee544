package org.nextcloudmcp.outbox;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nextcloudmcp.crypto.AssociatedData;
import org.nextcloudmcp.crypto.SealBrokenException;
import org.nextcloudmcp.crypto.SealedSecret;
import org.nextcloudmcp.crypto.SecretCipher;
import org.nextcloudmcp.oauth.RefreshToken;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.storage.ColumnTime;

/**
 * The durable list of refresh tokens to be revoked. Every method runs inside the caller's transaction: adding belongs
 * to the transaction that deletes the grant, the call to the provider outside of any. That two nodes revoke the same
 * token does no harm (RFC 7009 section 2.2: an invalid token is answered with success).
 */
public final class RevocationOutbox {

    private static final Logger LOG = Logger.getLogger(RevocationOutbox.class.getName());
    private static final String TOKEN = "outbox.refresh-token";

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

    /** The entries whose next attempt is due, longest overdue first. One that does not open is left out and logged. */
    public List<PendingRevocation> due(Instant now, int limit) {
        return entityManager
                .createQuery("""
                        SELECT r FROM PendingRevocation r WHERE r.nextAttemptAt <= :now
                        ORDER BY r.nextAttemptAt, r.id""", PendingRevocationRow.class)
                .setParameter("now", ColumnTime.of(now))
                .setMaxResults(limit)
                .setHint("eclipselink.refresh", true)
                .getResultStream()
                .map(this::opened)
                .flatMap(Optional::stream)
                .toList();
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
