package org.nextcloudmcp.grant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.nextcloudmcp.oauth.ClientId;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.oauth.Subject;

/** A pending authorization as it lies in the database: handle, state and browser binding only as hashes. */
@Entity(name = "PendingAuthorization")
@Table(name = "pending_authorization")
class PendingAuthorizationRow {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "pending_authorization_id")
    @SequenceGenerator(name = "pending_authorization_id", sequenceName = "pending_authorization_id", allocationSize = 1)
    @Column(name = "id")
    long id;

    @Enumerated(EnumType.STRING)
    @Column(name = "phase")
    AuthorizationPhase phase;

    @Column(name = "handle_hash")
    String handleHash;

    @Column(name = "state_hash")
    @Nullable
    String stateHash;

    @Column(name = "binding_hash")
    @Nullable
    String bindingHash;

    @Column(name = "issuer")
    String issuer;

    @Column(name = "sub")
    String sub;

    @Column(name = "client_id")
    String clientId;

    @Column(name = "scopes")
    String scopes;

    @Column(name = "verifier_sealed")
    @Nullable
    String verifierSealed;

    @Column(name = "nonce_sealed")
    @Nullable
    String nonceSealed;

    @Column(name = "created_at")
    OffsetDateTime createdAt;

    @Column(name = "expires_at")
    OffsetDateTime expiresAt;

    @SuppressWarnings("NullAway.Init") // whoever constructs a row, JPA or PendingAuthorizations, fills it at once
    protected PendingAuthorizationRow() {}

    Subject subject() {
        return new Subject(issuer, sub);
    }

    PendingAuthorization request() {
        return new PendingAuthorization(
                subject(), new ClientId(clientId), Scopes.parse(scopes), createdAt.toInstant(), expiresAt.toInstant());
    }

    /** The end of its life is the first moment that is too late. */
    boolean expired(Instant now) {
        return !now.isBefore(expiresAt.toInstant());
    }
}
