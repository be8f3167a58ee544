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
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.nextcloudmcp.oauth.Subject;

/** A grant as it lies in the database: both tokens only sealed. */
@Entity(name = "OfflineGrant")
@Table(name = "offline_grant")
class OfflineGrantRow {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "offline_grant_id")
    @SequenceGenerator(name = "offline_grant_id", sequenceName = "offline_grant_id", allocationSize = 1)
    @Column(name = "id")
    long id;

    @Column(name = "issuer")
    String issuer;

    @Column(name = "sub")
    String sub;

    @Column(name = "client_id")
    String clientId;

    @Column(name = "scopes")
    String scopes;

    @Column(name = "audience")
    String audience;

    @Enumerated(EnumType.STRING)
    @Column(name = "state")
    GrantState state;

    @Column(name = "generation")
    long generation;

    @Column(name = "refresh_token_sealed")
    String refreshTokenSealed;

    @Column(name = "refresh_token_expires_at")
    @Nullable
    OffsetDateTime refreshTokenExpiresAt;

    @Column(name = "access_token_sealed")
    @Nullable
    String accessTokenSealed;

    @Column(name = "access_token_expires_at")
    @Nullable
    OffsetDateTime accessTokenExpiresAt;

    @Column(name = "provisioned_at")
    OffsetDateTime provisionedAt;

    @Column(name = "last_used_at")
    @Nullable
    OffsetDateTime lastUsedAt;

    @Column(name = "last_rotated_at")
    OffsetDateTime lastRotatedAt;

    /** When the refresh token's own lifetime demands a rotation, whatever the configured period is. */
    @Column(name = "rotation_due_at")
    @Nullable
    OffsetDateTime rotationDueAt;

    /** Until when one node has taken the rotation upon itself. */
    @Column(name = "rotation_claimed_until")
    @Nullable
    OffsetDateTime rotationClaimedUntil;

    @SuppressWarnings("NullAway.Init") // whoever constructs a row, JPA or GrantSeal, fills it at once
    protected OfflineGrantRow() {}

    Subject subject() {
        return new Subject(issuer, sub);
    }
}
