package org.nextcloudmcp.session;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.nextcloudmcp.crypto.AssociatedData;
import org.nextcloudmcp.crypto.SealedSecret;
import org.nextcloudmcp.crypto.SecretCipher;
import org.nextcloudmcp.oauth.SessionId;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.storage.ColumnTime;

/**
 * Answers of clients to questions that another node has asked. They are sealed, for they may be what a user typed, and
 * bound to the user: only a caller with the same user's token puts and takes them. Every method runs inside the
 * caller's transaction.
 */
public final class AnswerMailbox {

    /** Nobody waits longer. */
    static final Duration KEPT = Duration.ofMinutes(10);

    /** Of one session at a time; nobody asks a client more at once. */
    static final int MOST_WAITING = 8;

    private static final String PURPOSE = "session.answer";

    private final EntityManager entityManager;
    private final SecretCipher cipher;

    public AnswerMailbox(EntityManager entityManager, SecretCipher cipher) {
        this.entityManager = entityManager;
        this.cipher = cipher;
    }

    /**
     * Keeps an answer for the node that waits; the first one counts.
     *
     * @param requestId the id of the question
     * @param answer the whole message as JSON
     * @return false: there is one already, or as many as may wait
     */
    public boolean put(SessionId session, Subject subject, String requestId, String answer, Instant now) {
        if (find(session, requestId).isPresent() || waiting(session) >= MOST_WAITING) {
            return false;
        }
        var row = new AnswerRow();
        row.sessionHash = session.sha256();
        row.requestId = requestId;
        row.answerSealed = "";
        row.createdAt = ColumnTime.of(now);
        // Gives the row its number, which is part of the seal.
        entityManager.persist(row);
        row.answerSealed = cipher.seal(answer, associatedData(subject, row)).encoded();
        entityManager.flush();
        return true;
    }

    /**
     * Takes an answer out, if there is one.
     *
     * @throws org.nextcloudmcp.crypto.SealBrokenException if it was put there for another user
     */
    public Optional<String> take(SessionId session, Subject subject, String requestId) {
        return find(session, requestId).map(row -> {
            entityManager.remove(row);
            return cipher.open(SealedSecret.parse(row.answerSealed), associatedData(subject, row));
        });
    }

    /** Removes answers that nobody waits for any more. */
    public void removeOld(Instant now) {
        entityManager
                .createQuery("DELETE FROM ClientAnswer a WHERE a.createdAt < :before")
                .setParameter("before", ColumnTime.of(now.minus(KEPT)))
                .executeUpdate();
    }

    private long waiting(SessionId session) {
        return entityManager
                .createQuery("SELECT COUNT(a) FROM ClientAnswer a WHERE a.sessionHash = :hash", Long.class)
                .setParameter("hash", session.sha256())
                .getSingleResult();
    }

    private Optional<AnswerRow> find(SessionId session, String requestId) {
        return entityManager
                .createQuery(
                        "SELECT a FROM ClientAnswer a WHERE a.sessionHash = :hash AND a.requestId = :id",
                        AnswerRow.class)
                .setParameter("hash", session.sha256())
                .setParameter("id", requestId)
                .getResultStream()
                .findFirst();
    }

    private static AssociatedData associatedData(Subject subject, AnswerRow row) {
        return new AssociatedData(PURPOSE, subject, row.id);
    }
}
