package org.nextcloudmcp.grant;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.storage.ColumnTime;

/** All grants to be looked through, without a key: nothing is opened. Every method runs inside the caller's transaction. */
public final class GrantDirectory {

    private static final int MOST_PARAMETERS = 500;

    private final EntityManager entityManager;

    public GrantDirectory(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /**
     * The grants with the lowest numbers above this one.
     *
     * @param limit how many at most
     */
    public List<GrantSummary> page(long after, int limit) {
        return entityManager
                .createQuery("SELECT g FROM OfflineGrant g WHERE g.id > :after ORDER BY g.id", OfflineGrantRow.class)
                .setParameter("after", after)
                .setMaxResults(limit)
                .setHint("eclipselink.refresh", true)
                .getResultStream()
                .map(GrantSummary::of)
                .toList();
    }

    /** Whose grant has this number. */
    public Optional<Subject> subjectOf(long id) {
        return entityManager
                .createQuery("SELECT g FROM OfflineGrant g WHERE g.id = :id", OfflineGrantRow.class)
                .setParameter("id", id)
                .setHint("eclipselink.refresh", true)
                .getResultStream()
                .map(OfflineGrantRow::subject)
                .findFirst();
    }

    /** How many grants there are, in whatever state. */
    public long count() {
        return entityManager
                .createQuery("SELECT COUNT(g) FROM OfflineGrant g", Long.class)
                .getSingleResult();
    }

    /** How many grants wait for their rotation. */
    public long dueForRotation(Instant now, Duration period) {
        return new DueGrants(entityManager).count(now, period);
    }

    /** How many active grants have a refresh token that ended before it was rotated, by what the provider said of it. */
    public long ended(Instant now) {
        return entityManager
                .createQuery(
                        "SELECT COUNT(g) FROM OfflineGrant g WHERE g.state = :active AND g.refreshTokenExpiresAt <= :now",
                        Long.class)
                .setParameter("active", GrantState.ACTIVE)
                .setParameter("now", ColumnTime.of(now))
                .getSingleResult();
    }

    /** Which of these subjects have a grant that the provider still honours, and of which generation. */
    public Map<Subject, Long> activeGenerations(Collection<Subject> subjects) {
        var found = new HashMap<Subject, Long>();
        var byIssuer = subjects.stream()
                .collect(Collectors.groupingBy(
                        Subject::issuer, Collectors.mapping(Subject::sub, Collectors.<String>toList())));
        byIssuer.forEach((issuer, subs) -> {
            for (var from = 0; from < subs.size(); from += MOST_PARAMETERS) {
                activeGenerations(issuer, subs.subList(from, Math.min(subs.size(), from + MOST_PARAMETERS)), found);
            }
        });
        return found;
    }

    private void activeGenerations(String issuer, List<String> subs, Map<Subject, Long> found) {
        entityManager
                .createQuery("""
                        SELECT g.sub, g.generation FROM OfflineGrant g
                        WHERE g.issuer = :issuer AND g.sub IN :subs AND g.state = :active""", Object[].class)
                .setParameter("issuer", issuer)
                .setParameter("subs", subs)
                .setParameter("active", GrantState.ACTIVE)
                .getResultList()
                .forEach(row -> found.put(new Subject(issuer, (String) row[0]), (Long) row[1]));
    }
}
