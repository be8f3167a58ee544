package org.nextcloudmcp.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.nextcloudmcp.audit.AuditAction;
import org.nextcloudmcp.audit.AuditEvent;
import org.nextcloudmcp.audit.AuditTrail;
import org.nextcloudmcp.grant.NewAuthorization;
import org.nextcloudmcp.grant.NewGrant;
import org.nextcloudmcp.grant.OfflineGrants;
import org.nextcloudmcp.grant.PendingAuthorizations;
import org.nextcloudmcp.grant.RotatedTokens;
import org.nextcloudmcp.grant.StoredAccessToken;
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.oauth.BrowserBinding;
import org.nextcloudmcp.oauth.ClientId;
import org.nextcloudmcp.oauth.CodeVerifier;
import org.nextcloudmcp.oauth.Nonce;
import org.nextcloudmcp.oauth.RefreshToken;
import org.nextcloudmcp.oauth.RequestHandle;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.oauth.State;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.outbox.RevocationOutbox;

@ParameterizedClass
@EnumSource
class NothingInClearTest {

    private static final Subject ALICE = new Subject("https://idp.example", "alice");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String MARK = "ThisIsSecret";

    @Parameter
    Vendor vendor;

    @Test
    void no_column_shows_a_token_verifier_nonce_state_handle_or_cookie() {
        var database = vendor.database();
        database.run(entityManager -> {
            var grants = new OfflineGrants(entityManager, Secrets.CIPHER);
            grants.save(new NewGrant(
                    ALICE,
                    new RefreshToken(MARK + "-refresh-1"),
                    Scopes.of("notes.read"),
                    "nextcloud",
                    new ClientId("client"),
                    NOON,
                    Optional.empty()));
            var generation = grants.find(ALICE).orElseThrow().generation();
            grants.rotated(
                    ALICE,
                    generation,
                    new RotatedTokens(
                            Optional.of(new RefreshToken(MARK + "-refresh-2")),
                            Optional.of(
                                    new StoredAccessToken(new AccessToken(MARK + "-access"), NOON.plusSeconds(300))),
                            Optional.empty()),
                    NOON);
            var pending = new PendingAuthorizations(entityManager, Secrets.CIPHER);
            var handle = new RequestHandle(MARK + "-handle");
            pending.open(handle, new NewAuthorization(ALICE, new ClientId("client"), Scopes.of("notes.read")), NOON);
            pending.begin(
                    handle,
                    new State(MARK + "-state"),
                    new BrowserBinding(MARK + "-cookie"),
                    new CodeVerifier(MARK + "-verifier"),
                    new Nonce(MARK + "-nonce"),
                    NOON);
            new RevocationOutbox(entityManager, Secrets.CIPHER).add(ALICE, new RefreshToken(MARK + "-revoked"), NOON);
            new AuditTrail(entityManager)
                    .append(List.of(new AuditEvent(
                            NOON,
                            AuditAction.EXCHANGE,
                            Optional.of(ALICE),
                            Optional.empty(),
                            "ISSUED",
                            Optional.of(Secrets.FINGERPRINTS.of(new AccessToken(MARK + "-audited"))))));
        });
        var columns = database.allColumns();
        assertThat(columns).noneMatch(value -> value.contains(MARK));
        // Both tokens, verifier, nonce and the token to be revoked are there, sealed; one fingerprint; the others as
        // hashes.
        assertThat(columns).filteredOn(value -> value.startsWith("test:")).hasSize(6);
        assertThat(columns)
                .containsAll(List.of(
                        new RequestHandle(MARK + "-handle").sha256(),
                        new State(MARK + "-state").sha256(),
                        new BrowserBinding(MARK + "-cookie").sha256()));
    }
}
