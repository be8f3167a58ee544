package org.nextcloudmcp.intent;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.storage.ColumnTime;
import org.nextcloudmcp.storage.NodeId;

/** An intent as it lies in the database. */
@Entity(name = "RedemptionIntent")
@Table(name = "redemption_intent")
class RedemptionIntentRow {

    @Id
    @Column(name = "id")
    String id;

    @Column(name = "issuer")
    String issuer;

    @Column(name = "sub")
    String sub;

    @Column(name = "generation")
    long generation;

    @Column(name = "token_fingerprint")
    String tokenFingerprint;

    @Column(name = "node_id")
    String nodeId;

    @Column(name = "begun_at")
    OffsetDateTime begunAt;

    @SuppressWarnings("NullAway.Init") // whoever constructs a row, JPA or of(), fills it at once
    protected RedemptionIntentRow() {}

    static RedemptionIntentRow of(RedemptionIntent intent) {
        var row = new RedemptionIntentRow();
        row.id = intent.id().toString();
        row.issuer = intent.subject().issuer();
        row.sub = intent.subject().sub();
        row.generation = intent.generation();
        row.tokenFingerprint = intent.tokenFingerprint();
        row.nodeId = intent.node().toString();
        row.begunAt = ColumnTime.of(intent.begunAt());
        return row;
    }

    RedemptionIntent intent() {
        return new RedemptionIntent(
                UUID.fromString(id),
                new Subject(issuer, sub),
                generation,
                tokenFingerprint,
                NodeId.parse(nodeId),
                begunAt.toInstant());
    }
}
