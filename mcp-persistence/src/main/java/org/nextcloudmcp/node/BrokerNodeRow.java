package org.nextcloudmcp.node;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.nextcloudmcp.storage.NodeId;

/** A node as it lies in the database. */
@Entity(name = "BrokerNode")
@Table(name = "broker_node")
class BrokerNodeRow {

    @Id
    @Column(name = "node_id")
    String nodeId;

    @Column(name = "host")
    String host;

    @Column(name = "started_at")
    OffsetDateTime startedAt;

    @Column(name = "seen_at")
    OffsetDateTime seenAt;

    @Column(name = "epoch")
    long epoch;

    @SuppressWarnings("NullAway.Init") // whoever constructs a row, JPA or BrokerNodes, fills it at once
    protected BrokerNodeRow() {}

    BrokerNode node(Instant now) {
        var seen = seenAt.toInstant();
        return new BrokerNode(
                NodeId.parse(nodeId), host, startedAt.toInstant(), seen, Duration.between(seen, now), epoch);
    }
}
