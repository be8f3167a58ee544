package org.nextcloudmcp.session;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.nextcloudmcp.oauth.ClientId;
import org.nextcloudmcp.oauth.SessionId;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.storage.ColumnTime;

/**
 * The sessions of all nodes. An id is good for its own user alone: with anybody else's it is as unknown as one that
 * never was. Every method runs inside the caller's transaction.
 */
public final class StoredSessions {

    /** A client that was not heard of for so long has to begin anew. */
    public static final Duration LONGEST_SILENCE = Duration.ofDays(30);

    /** A client that begins anew without end fills its own user's share and pushes out its own oldest. */
    public static final int MOST_PER_SUBJECT = 200;

    /** Subscriptions of a session. */
    public static final int MOST_SUBSCRIPTIONS = 100;

    /** Characters of a subscription's URI. */
    public static final int LONGEST_URI = 2048;

    /** Characters of what a client may say of its capabilities. */
    public static final int LONGEST_CAPABILITIES = 16_384;

    /** Being heard of is written so often and not on every request. */
    static final Duration BETWEEN_SIGHTINGS = Duration.ofHours(1);

    private static final int LONGEST_CLIENT = 2048;
    private static final int BATCH = 500;
    private static final String OF_SUBJECT = " s.idHash = :hash AND s.issuer = :issuer AND s.sub = :sub";

    private final EntityManager entityManager;

    public StoredSessions(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /**
     * Begins a session; of the id only the hash is stored. The user's longest unheard ones make room for it.
     *
     * @throws IllegalArgumentException if the capabilities are longer than {@link #LONGEST_CAPABILITIES}
     */
    public void open(SessionId id, NewSession session, Instant now) {
        if (session.capabilities().length() > LONGEST_CAPABILITIES) {
            throw new IllegalArgumentException("these capabilities are too long");
        }
        makeRoom(session.subject());
        var row = new SessionRow();
        row.idHash = id.sha256();
        row.issuer = session.subject().issuer();
        row.sub = session.subject().sub();
        row.clientId = session.client()
                .map(ClientId::value)
                .filter(client -> client.length() <= LONGEST_CLIENT)
                .orElse(null);
        row.protocolVersion = session.protocolVersion();
        row.capabilities = session.capabilities();
        row.subscriptions = "";
        row.openedAt = ColumnTime.of(now);
        row.seenAt = row.openedAt;
        entityManager.persist(row);
        entityManager.flush();
    }

    /** The session, if it is this user's; it counts as heard of. */
    public Optional<StoredSession> find(SessionId id, Subject subject, Instant now) {
        var found = row(id, subject);
        if (found.filter(row -> silent(row, now)).isPresent()) {
            change("s.seenAt = :now", id, subject)
                    .setParameter("now", ColumnTime.of(now))
                    .executeUpdate();
        }
        return found.map(SessionRow::read);
    }

    /** From which level on the client wants messages. */
    public SessionChange setLogLevel(SessionId id, Subject subject, String level) {
        return change("s.logLevel = :level", id, subject)
                                .setParameter("level", level)
                                .executeUpdate()
                        == 1
                ? SessionChange.DONE
                : SessionChange.UNKNOWN;
    }

    /** Adds a subscription, unless there is one. */
    public SessionChange subscribe(SessionId id, Subject subject, String uri) {
        // No line break, which would make two of it, and no NUL, which PostgreSQL does not store.
        if (uri.isEmpty() || uri.length() > LONGEST_URI || uri.chars().anyMatch(Character::isISOControl)) {
            return SessionChange.TOO_MUCH;
        }
        return resubscribe(id, subject, uris -> {
            uris.add(uri);
            return uris.size() <= MOST_SUBSCRIPTIONS;
        });
    }

    /** Takes a subscription away, if there is one. */
    public SessionChange unsubscribe(SessionId id, Subject subject, String uri) {
        return resubscribe(id, subject, uris -> {
            uris.remove(uri);
            return true;
        });
    }

    /** Ends a session; {@link SessionChange#UNKNOWN} if there is none. */
    public SessionChange close(SessionId id, Subject subject) {
        return of(id, subject, entityManager.createQuery("DELETE FROM ClientSession s WHERE" + OF_SUBJECT))
                                .executeUpdate()
                        == 1
                ? SessionChange.DONE
                : SessionChange.UNKNOWN;
    }

    /** Removes sessions that have been silent too long, a limited number at a time; how many. */
    public int removeSilent(Instant now) {
        return remove(entityManager
                .createQuery("SELECT s.idHash FROM ClientSession s WHERE s.seenAt < :before", String.class)
                .setParameter("before", ColumnTime.of(now.minus(LONGEST_SILENCE)))
                .setMaxResults(BATCH)
                .getResultList());
    }

    private void makeRoom(Subject subject) {
        remove(entityManager
                .createQuery("""
                        SELECT s.idHash FROM ClientSession s WHERE s.issuer = :issuer AND s.sub = :sub
                        ORDER BY s.seenAt DESC, s.openedAt DESC, s.idHash""", String.class)
                .setParameter("issuer", subject.issuer())
                .setParameter("sub", subject.sub())
                .setFirstResult(MOST_PER_SUBJECT - 1)
                .setMaxResults(BATCH)
                .getResultList());
    }

    /** In one order everywhere: two nodes that remove the same rows must not wait for each other. */
    private int remove(List<String> hashes) {
        return hashes.stream()
                .sorted()
                .mapToInt(hash -> entityManager
                        .createQuery("DELETE FROM ClientSession s WHERE s.idHash = :hash")
                        .setParameter("hash", hash)
                        .executeUpdate())
                .sum();
    }

    private SessionChange resubscribe(SessionId id, Subject subject, Predicate<Set<String>> edit) {
        // Locks the row: what another node adds at the same moment must not be lost.
        var locked =
                change("s.protocolVersion = s.protocolVersion", id, subject).executeUpdate();
        var found = row(id, subject);
        if (locked != 1 || found.isEmpty()) {
            return SessionChange.UNKNOWN;
        }
        var uris = found.get().uris();
        if (!edit.test(uris)) {
            return SessionChange.TOO_MUCH;
        }
        change("s.subscriptions = :uris", id, subject)
                .setParameter("uris", String.join("\n", uris))
                .executeUpdate();
        return SessionChange.DONE;
    }

    private Query change(String what, SessionId id, Subject subject) {
        return of(id, subject, entityManager.createQuery("UPDATE ClientSession s SET " + what + " WHERE" + OF_SUBJECT));
    }

    private Optional<SessionRow> row(SessionId id, Subject subject) {
        var query = entityManager.createQuery("SELECT s FROM ClientSession s WHERE" + OF_SUBJECT, SessionRow.class);
        of(id, subject, query);
        // The updates here pass by the persistence context; without this it would answer from the past.
        return query.setHint("eclipselink.refresh", true).getResultStream().findFirst();
    }

    private static Query of(SessionId id, Subject subject, Query query) {
        return query.setParameter("hash", id.sha256())
                .setParameter("issuer", subject.issuer())
                .setParameter("sub", subject.sub());
    }

    private static boolean silent(SessionRow row, Instant now) {
        return row.seenAt.toInstant().isBefore(now.minus(BETWEEN_SIGHTINGS));
    }
}
