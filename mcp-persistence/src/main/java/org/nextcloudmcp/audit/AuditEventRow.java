package org.nextcloudmcp.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nextcloudmcp.oauth.ClientId;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.storage.ColumnTime;

/** An event as it lies in the database. */
@Entity(name = "AuditEvent")
@Table(name = "audit_event")
class AuditEventRow {

    /** Counted from 1 without gaps. */
    @Id
    @Column(name = "event_number")
    long number;

    @Column(name = "occurred_at")
    OffsetDateTime occurredAt;

    @Column(name = "action")
    String action;

    @Column(name = "issuer")
    @Nullable
    String issuer;

    @Column(name = "sub")
    @Nullable
    String sub;

    @Column(name = "client_id")
    @Nullable
    String clientId;

    @Column(name = "outcome")
    String outcome;

    @Column(name = "token_fingerprint")
    @Nullable
    String tokenFingerprint;

    @Column(name = "chain_hash")
    String chainHash;

    @SuppressWarnings("NullAway.Init") // whoever constructs a row, JPA or of(), fills it at once
    protected AuditEventRow() {}

    static AuditEventRow of(long number, AuditEvent event, ChainHash hash) {
        var row = new AuditEventRow();
        row.number = number;
        row.occurredAt = ColumnTime.of(event.at());
        row.action = event.action().name();
        row.issuer = event.subject().map(Subject::issuer).orElse(null);
        row.sub = event.subject().map(Subject::sub).orElse(null);
        row.clientId = event.client().map(ClientId::value).orElse(null);
        row.outcome = event.outcome();
        row.tokenFingerprint = event.tokenFingerprint().orElse(null);
        row.chainHash = hash.hex();
        return row;
    }

    /** The event; empty if the columns hold none, which only somebody else can have written. */
    Optional<AuditEvent> event() {
        try {
            return Optional.of(new AuditEvent(
                    occurredAt.toInstant(),
                    AuditAction.valueOf(action),
                    issuer == null && sub == null
                            ? Optional.empty()
                            : Optional.of(new Subject(text(issuer), text(sub))),
                    Optional.ofNullable(clientId).map(ClientId::new),
                    outcome,
                    Optional.ofNullable(tokenFingerprint)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String text(@Nullable String column) {
        return column == null ? "" : column;
    }
}
