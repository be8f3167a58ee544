package org.nextcloudmcp.session;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A session as it lies in the database: its id only as a hash. */
@Entity(name = "ClientSession")
@Table(name = "client_session")
class SessionRow {

    @Id
    @Column(name = "id_hash")
    String idHash;

    @Column(name = "issuer")
    String issuer;

    @Column(name = "sub")
    String sub;

    @Column(name = "client_id")
    @Nullable
    String clientId;

    @Column(name = "protocol_version")
    String protocolVersion;

    @Column(name = "capabilities")
    String capabilities;

    @Column(name = "log_level")
    @Nullable
    String logLevel;

    /** One URI a line: no URI has a line break. */
    @Column(name = "subscriptions")
    String subscriptions;

    @Column(name = "opened_at")
    OffsetDateTime openedAt;

    @Column(name = "seen_at")
    OffsetDateTime seenAt;

    @SuppressWarnings("NullAway.Init") // whoever constructs a row, JPA or StoredSessions, fills it at once
    protected SessionRow() {}

    StoredSession read() {
        return new StoredSession(protocolVersion, capabilities, Optional.ofNullable(logLevel), uris());
    }

    Set<String> uris() {
        var uris = new LinkedHashSet<String>();
        subscriptions.lines().forEach(uris::add);
        return uris;
    }
}
