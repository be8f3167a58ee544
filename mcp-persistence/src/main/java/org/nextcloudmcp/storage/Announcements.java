package org.nextcloudmcp.storage;

import jakarta.persistence.EntityManager;
import org.nextcloudmcp.oauth.Subject;

/**
 * Tells the other nodes what the caller's transaction changes. PostgreSQL delivers it when the transaction commits and
 * not at all if it does not, so nobody hears of what never happened. On HSQLDB there is nobody to tell.
 */
public final class Announcements {

    /** What nodes LISTEN to. */
    public static final String CHANNEL = "nextcloud_mcp_broker";

    private final EntityManager entityManager;

    public Announcements(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** The subject's grant was revoked, replaced, or marked as refused: forget every token of it. */
    public void grantChanged(Subject subject) {
        send(new Announcement.GrantChanged(subject));
    }

    /** The subject's grant has this generation now: forget tokens of earlier ones. */
    public void grantRotated(Subject subject, long generation) {
        send(new Announcement.GrantRotated(subject, generation));
    }

    /** Forget all tokens of all subjects. */
    public void epochRaised(long epoch) {
        send(new Announcement.EpochRaised(epoch));
    }

    private void send(Announcement announcement) {
        if (Dialect.of(entityManager).shared()) {
            entityManager
                    // The cast: JPA has no type for PostgreSQL's void.
                    .createNativeQuery("SELECT CAST(pg_notify(?1, ?2) AS TEXT)")
                    .setParameter(1, CHANNEL)
                    .setParameter(2, announcement.encoded())
                    .getSingleResult();
        }
    }
}
