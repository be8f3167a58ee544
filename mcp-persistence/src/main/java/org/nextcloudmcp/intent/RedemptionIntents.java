package org.nextcloudmcp.intent;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.storage.NodeId;

/** All intents. Every method runs inside the caller's transaction. */
public final class RedemptionIntents {

    private final EntityManager entityManager;

    public RedemptionIntents(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Notes an intent. */
    public void add(RedemptionIntent intent) {
        entityManager.persist(RedemptionIntentRow.of(intent));
        entityManager.flush();
    }

    /** The subject's, of whatever node and generation, oldest first. */
    public List<RedemptionIntent> of(Subject subject) {
        return entityManager
                .createQuery("""
                        SELECT i FROM RedemptionIntent i WHERE i.issuer = :issuer AND i.sub = :sub
                        ORDER BY i.begunAt, i.id""", RedemptionIntentRow.class)
                .setParameter("issuer", subject.issuer())
                .setParameter("sub", subject.sub())
                .getResultStream()
                .map(RedemptionIntentRow::intent)
                .toList();
    }

    /** All there are, oldest first: as many as nodes redeem at once, and what crashes have left. */
    public List<RedemptionIntent> all() {
        return entityManager
                .createQuery("SELECT i FROM RedemptionIntent i ORDER BY i.begunAt, i.id", RedemptionIntentRow.class)
                .getResultStream()
                .map(RedemptionIntentRow::intent)
                .toList();
    }

    /** Deletes an intent, if it is there; its row's lock is held until the transaction ends. */
    public void delete(UUID id) {
        entityManager
                .createQuery("DELETE FROM RedemptionIntent i WHERE i.id = :id")
                .setParameter("id", id.toString())
                .executeUpdate();
    }

    /** Deletes what this node has noted of the subject before. */
    public void deleteOwn(Subject subject, NodeId node) {
        entityManager
                .createQuery("""
                        DELETE FROM RedemptionIntent i
                        WHERE i.issuer = :issuer AND i.sub = :sub AND i.nodeId = :node""")
                .setParameter("issuer", subject.issuer())
                .setParameter("sub", subject.sub())
                .setParameter("node", node.toString())
                .executeUpdate();
    }
}
