package org.nextcloudmcp.node;

import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.nextcloudmcp.storage.ColumnTime;
import org.nextcloudmcp.storage.NodeId;

/**
 * All nodes of this database. Every method runs inside the caller's transaction. Signs of life bear the database's time:
 * nodes need not agree about theirs.
 */
public final class BrokerNodes {

    private static final int LONGEST_HOST = 255;

    private final EntityManager entityManager;

    public BrokerNodes(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /**
     * A sign of life.
     *
     * @param startedAt tells a node's processes apart
     * @param epoch up to which the node has forgotten all tokens
     * @return whether another process gave the last sign of life under this id: the one before a restart, or one that
     *     runs on a copy of this node's data folder
     */
    public boolean seen(NodeId node, String host, Instant startedAt, long epoch) {
        if (updated(node, startedAt, epoch)) {
            return false;
        }
        var takenOver = entityManager
                        .createQuery(
                                "UPDATE BrokerNode n SET n.startedAt = :startedAt, n.host = :host WHERE n.nodeId = :id")
                        .setParameter("startedAt", ColumnTime.of(startedAt))
                        .setParameter("host", cut(host))
                        .setParameter("id", node.toString())
                        .executeUpdate()
                == 1;
        if (takenOver) {
            updated(node, startedAt, epoch);
            return true;
        }
        var row = new BrokerNodeRow();
        row.nodeId = node.toString();
        row.host = cut(host);
        row.startedAt = ColumnTime.of(startedAt);
        row.seenAt = ColumnTime.of(now());
        row.epoch = epoch;
        entityManager.persist(row);
        entityManager.flush();
        return false;
    }

    private boolean updated(NodeId node, Instant startedAt, long epoch) {
        return entityManager
                        .createQuery("""
                                UPDATE BrokerNode n SET n.seenAt = CURRENT_TIMESTAMP, n.epoch = :epoch
                                WHERE n.nodeId = :id AND n.startedAt = :startedAt""")
                        .setParameter("epoch", epoch)
                        .setParameter("id", node.toString())
                        .setParameter("startedAt", ColumnTime.of(startedAt))
                        .executeUpdate()
                == 1;
    }

    /** The epoch in force: who has forgotten its tokens for an earlier one has yet to do it for this. */
    public long epoch() {
        return ((Number) entityManager
                        .createNativeQuery("SELECT epoch FROM cache_epoch")
                        .getSingleResult())
                .longValue();
    }

    /** Raises the epoch by one; others that raise it wait until this transaction ends. */
    public long raiseEpoch() {
        entityManager
                .createNativeQuery("UPDATE cache_epoch SET epoch = epoch + 1")
                .executeUpdate();
        return epoch();
    }

    /** Every node that was ever seen and is not forgotten yet, the one seen last first. */
    public List<BrokerNode> all() {
        var now = now();
        return entityManager
                .createQuery("SELECT n FROM BrokerNode n ORDER BY n.seenAt DESC, n.nodeId", BrokerNodeRow.class)
                .setHint("eclipselink.refresh", true)
                .getResultStream()
                .map(row -> row.node(now))
                .toList();
    }

    /** Forgets nodes that were not seen for so long. */
    public void forget(Duration unseen) {
        entityManager
                .createQuery("DELETE FROM BrokerNode n WHERE n.seenAt < :before")
                .setParameter("before", ColumnTime.of(now().minus(unseen)))
                .executeUpdate();
    }

    private Instant now() {
        // The table has one row. The drivers do not agree about the type.
        var now = entityManager
                .createNativeQuery("SELECT CURRENT_TIMESTAMP FROM cache_epoch")
                .getSingleResult();
        return now instanceof Timestamp timestamp ? timestamp.toInstant() : ((OffsetDateTime) now).toInstant();
    }

    private static String cut(String host) {
        return host.length() <= LONGEST_HOST ? host : host.substring(0, LONGEST_HOST);
    }
}
