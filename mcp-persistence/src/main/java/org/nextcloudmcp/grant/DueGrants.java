package org.nextcloudmcp.grant;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.storage.ColumnTime;

/** Finds grants whose rotation is due and claims them, so that each goes to one node. */
final class DueGrants {

    private final EntityManager entityManager;

    DueGrants(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    List<Subject> claim(Instant now, Duration period, int limit) {
        var candidates = new LinkedHashMap<Long, OfflineGrantRow>();
        // Two queries rather than an OR: each follows its index, and tokens about to die never wait behind a backlog.
        due("rotationDueAt", now, now, limit).forEach(row -> candidates.put(row.id, row));
        due("lastRotatedAt", now.minus(period), now, limit).forEach(row -> candidates.putIfAbsent(row.id, row));
        return candidates.values().stream()
                .limit(limit)
                // All nodes lock rows in the same order: no deadlock.
                .sorted(Comparator.comparingLong(row -> row.id))
                .filter(row -> claimed(row, now, period))
                .map(OfflineGrantRow::subject)
                .toList();
    }

    private List<OfflineGrantRow> due(String attribute, Instant latest, Instant now, int limit) {
        return entityManager
                .createQuery("""
                        SELECT g FROM OfflineGrant g WHERE g.state = :active AND g.%1$s <= :latest
                          AND (g.rotationClaimedUntil IS NULL OR g.rotationClaimedUntil <= :now)
                        ORDER BY g.%1$s, g.id""".formatted(attribute), OfflineGrantRow.class)
                .setParameter("active", GrantState.ACTIVE)
                .setParameter("latest", ColumnTime.of(latest))
                .setParameter("now", ColumnTime.of(now))
                .setMaxResults(limit)
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
