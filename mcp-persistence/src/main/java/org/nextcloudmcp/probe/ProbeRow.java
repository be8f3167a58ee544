package org.nextcloudmcp.probe;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.storage.ColumnTime;

/** A probe as it lies in the database: handle, state and browser binding only as hashes. */
@Entity(name = "Probe")
@Table(name = "provider_probe")
class ProbeRow {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "provider_probe_id")
    @SequenceGenerator(name = "provider_probe_id", sequenceName = "provider_probe_id", allocationSize = 1)
    @Column(name = "id")
    long id;

    @Enumerated(EnumType.STRING)
    @Column(name = "phase")
    ProbePhase phase;

    @Column(name = "sign_in")
    int signIn;

    /** In seconds. */
    @Column(name = "patience")
    int patience;

    @Column(name = "scopes")
    String scopes;

    @Column(name = "handle_hash")
    String handleHash;

    @Column(name = "state_hash")
    @Nullable
    String stateHash;

    @Column(name = "binding_hash")
    @Nullable
    String bindingHash;

    @Column(name = "verifier_sealed")
    @Nullable
    String verifierSealed;

    @Column(name = "nonce_sealed")
    @Nullable
    String nonceSealed;

    @Column(name = "started_at")
    OffsetDateTime startedAt;

    @Column(name = "expires_at")
    OffsetDateTime expiresAt;

    @Column(name = "seen_at")
    OffsetDateTime seenAt;

    @Column(name = "step")
    String step;

    @Column(name = "findings")
    String findings;

    @Column(name = "outcome")
    @Nullable
    String outcome;

    @Column(name = "finished_at")
    @Nullable
    OffsetDateTime finishedAt;

    @SuppressWarnings("NullAway.Init") // whoever constructs a row, JPA or ProviderProbes, fills it at once
    protected ProbeRow() {}

    ProbeRecord read() {
        return new ProbeRecord(
                id,
                phase,
                signIn,
                Duration.ofSeconds(patience),
                Scopes.parse(scopes),
                startedAt.toInstant(),
                expiresAt.toInstant(),
                seenAt.toInstant(),
                step,
                findings,
                Optional.ofNullable(outcome),
                ColumnTime.read(finishedAt));
    }

    /** The end of its life is the first moment that is too late. */
    boolean expired(Instant now) {
        return !now.isBefore(expiresAt.toInstant());
    }
}
