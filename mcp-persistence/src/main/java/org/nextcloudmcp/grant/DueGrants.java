package org.nextcloudmcp.grant;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.storage.ColumnTime;
import org.nextcloudmcp.storage.Dialect;

/** Finds grants whose rotation is due and claims them, so that each goes to one node. */
final class DueGrants {

    private final EntityManager entityManager;

    DueGrants(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    List<Subject> claim(Instant now, Duration period, int limit) {
        var candidates = new LinkedHashSet<Long>();
        // Two queries rather than an OR: each follows its index, and tokens about to die never wait behind a backlog.
        candidates.addAll(due("rotation_due_at", now, now, limit));
        candidates.addAll(due("last_rotated_at", now.minus(period), now, limit));
        var chosen = candidates.stream().limit(limit).toList();
        return rows(chosen).stream()
                .filter(row -> claimed(row, now, period))
                .map(OfflineGrantRow::subject)
                .toList();
    }

    /** How many a claim without a limit would find, were none claimed. */
    long count(Instant now, Duration period) {
        return entityManager
                .createQuery("""
                        SELECT COUNT(g) FROM OfflineGrant g WHERE g.state = :active
                          AND (g.rotationDueAt <= :now OR g.lastRotatedAt <= :latest)""", Long.class)
                .setParameter("active", GrantState.ACTIVE)
                .setParameter("now", ColumnTime.of(now))
                .setParameter("latest", ColumnTime.of(now.minus(period)))
                .getSingleResult();
    }

    /** Ids rather than rows: JPA cannot say SKIP LOCKED, with which nodes that ask at once get different grants. */
    private List<Long> due(String column, Instant latest, Instant now, int limit) {
        var ids = entityManager
                .createNativeQuery(
                        """
                        SELECT id FROM offline_grant WHERE state = 'ACTIVE' AND %1$s <= ?1
                          AND (rotation_claimed_until IS NULL OR rotation_claimed_until <= ?2)
                        ORDER BY %1$s, id LIMIT %2$d %3$s""".formatted(column, limit, Dialect.of(entityManager).skipLocked()))
                .setParameter(1, ColumnTime.of(latest))
                .setParameter(2, ColumnTime.of(now))
                .getResultList();
        return Stream.of(ids.toArray()).map(id -> ((Number) id).longValue()).toList();
    }

    private List<OfflineGrantRow> rows(List<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : entityManager
                        // All nodes change rows in the same order: no deadlock.
                        .createQuery(
                                "SELECT g FROM OfflineGrant g WHERE g.id IN :ids ORDER BY g.id", OfflineGrantRow.class)
                        .setParameter("ids", ids)
                        .setHint("eclipselink.refresh", true)
                        .getResultList();
    }

    /** The condition decides, not what was read: of two nodes one changes the row. */
    private boolean claimed(OfflineGrantRow row, Instant now, Duration period) {
        var end = RotationTiming.claimEnd(now, period, ColumnTime.read(row.refreshTokenExpiresAt));
        return entityManager
                        .createQuery("""
                                UPDATE OfflineGrant g SET g.rotationClaimedUntil = :end
                                WHERE g.id = :id AND g.state = :active AND g.generation = :read
                                  AND (g.rotationClaimedUntil IS NULL OR g.rotationClaimedUntil <= :now)""")
                        .setParameter("end", ColumnTime.of(end))
                        .setParameter("id", row.id)
                        .setParameter("active", GrantState.ACTIVE)
                        .setParameter("read", row.generation)
                        .setParameter("now", ColumnTime.of(now))
                        .executeUpdate()
                == 1;
    }
}
