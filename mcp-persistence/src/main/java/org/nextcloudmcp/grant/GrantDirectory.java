package org.nextcloudmcp.grant;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import org.nextcloudmcp.oauth.Subject;

/** All grants to be looked through, without a key: nothing is opened. Every method runs inside the caller's transaction. */
public final class GrantDirectory {

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
}
