package org.nextcloudmcp.storage;

import jakarta.persistence.EntityManager;
import java.util.Objects;
import org.nextcloudmcp.oauth.Subject;

/**
 * Lets one transaction at a time, on all nodes together, decide about a subject where no single statement can: before
 * there is a row that could be locked. It is a row lock on one of a fixed number of rows, so it ends with its
 * transaction, even if the node dies.
 */
public final class SubjectMutex {

    /** As many rows as the migrations put into the table; unrelated subjects seldom meet. */
    static final int STRIPES = 64;

    private final EntityManager entityManager;

    public SubjectMutex(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Waits for the others and holds on until the caller's transaction ends. */
    public void hold(Subject subject) {
        // Objects.hash of strings is specified to the bit and so the same on every node.
        var stripe = Math.floorMod(Objects.hash(subject.issuer(), subject.sub()), STRIPES);
        var held = entityManager
                .createNativeQuery("UPDATE subject_mutex SET taken = taken + 1 WHERE stripe = ?1")
                .setParameter(1, stripe)
                .executeUpdate();
        if (held != 1) {
            throw new IllegalStateException("the table subject_mutex lacks rows: migrations did not run");
        }
    }
}
