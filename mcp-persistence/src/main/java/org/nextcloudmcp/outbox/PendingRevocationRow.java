package org.nextcloudmcp.outbox;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import org.nextcloudmcp.oauth.Subject;

/** An entry of the outbox as it lies in the database: the token only sealed. */
@Entity(name = "PendingRevocation")
@Table(name = "pending_revocation")
class PendingRevocationRow {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "pending_revocation_id")
    @SequenceGenerator(name = "pending_revocation_id", sequenceName = "pending_revocation_id", allocationSize = 1)
    @Column(name = "id")
    long id;

    @Column(name = "issuer")
    String issuer;

    @Column(name = "sub")
    String sub;

    @Column(name = "token_sealed")
    String tokenSealed;

    @Column(name = "attempts")
    int attempts;

    @Column(name = "created_at")
    OffsetDateTime createdAt;

    @Column(name = "next_attempt_at")
    OffsetDateTime nextAttemptAt;

    @SuppressWarnings("NullAway.Init") // whoever constructs a row, JPA or RevocationOutbox, fills it at once
    protected PendingRevocationRow() {}

    Subject subject() {
        return new Subject(issuer, sub);
    }

    WaitingRevocation waiting() {
        return new WaitingRevocation(id, subject(), attempts, createdAt.toInstant(), nextAttemptAt.toInstant());
    }
}
