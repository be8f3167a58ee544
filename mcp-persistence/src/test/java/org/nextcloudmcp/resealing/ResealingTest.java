package org.nextcloudmcp.resealing;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nextcloudmcp.crypto.KeyRing;
import org.nextcloudmcp.crypto.SecretCipher;
import org.nextcloudmcp.grant.Consumption;
import org.nextcloudmcp.grant.Grant;
import org.nextcloudmcp.grant.GrantState;
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
import org.nextcloudmcp.storage.TestDatabase;
import org.nextcloudmcp.storage.Vendor;

class ResealingTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String OLD = "k1:" + key(1);
    private static final String BOTH = "k2:" + key(2) + "," + OLD;

    private final AtomicReference<KeyRing> inForce = new AtomicReference<>(KeyRing.parse(OLD));
    private final SecretCipher cipher = new SecretCipher(inForce::get, new SecureRandom());

    @ParameterizedTest
    @EnumSource(Vendor.class)
    void every_value_is_counted_by_its_key_and_sealed_anew_once(Vendor vendor) throws SQLException {
        var database = vendor.database();
        for (var user = 0; user < 7; user++) {
            grant(database, subject(user));
        }
        begunAuthorization(database, subject(0));
        database.run(em -> new RevocationOutbox(em, cipher).add(subject(1), new RefreshToken("late"), NOON));
        var values = new SealedValues(database.dataSource());
        assertThat(values.countByKey()).isEqualTo(Map.of("k1", 17L));

        inForce.set(KeyRing.parse(BOTH));
        assertThat(resealed(database, 3)).isEqualTo(17);
        assertThat(values.countByKey()).isEqualTo(Map.of("k2", 17L));
        assertThat(resealed(database, 3)).isZero();

        inForce.set(KeyRing.parse("k2:" + key(2)));
        for (var user = 0; user < 7; user++) {
            var grant = find(database, subject(user));
            assertThat(grant.refreshToken().value()).isEqualTo("refresh-" + user);
            assertThat(grant.newestAccessToken().orElseThrow().token().value()).isEqualTo("access-" + user);
        }
        database.run(em -> assertThat(new RevocationOutbox(em, cipher)
                        .of(subject(1))
                        .get(0)
                        .token()
                        .value())
                .isEqualTo("late"));
        var consumed = database.inTransaction(em -> new PendingAuthorizations(em, cipher)
                .consume(new State("state"), Optional.of(new BrowserBinding("browser")), NOON));
        assertThat(consumed).isInstanceOf(Consumption.Consumed.class);
    }

    @ParameterizedTest
    @EnumSource(Vendor.class)
    void a_value_that_was_moved_to_another_row_stays_as_it_is_and_does_not_stop_the_others(Vendor vendor)
            throws SQLException {
        var database = vendor.database();
        grant(database, subject(0));
        grant(database, subject(1));
        grant(database, subject(2));
        database.sql("UPDATE offline_grant SET refresh_token_sealed ="
                + " (SELECT g.refresh_token_sealed FROM offline_grant g WHERE g.sub = 'user-1') WHERE sub = 'user-0'");
        inForce.set(KeyRing.parse(BOTH));
        var column = SealedColumns.ALL.get(0);
        var batch = new Resealing(database.dataSource(), cipher)
                .next(column, "k2", 0, 10)
                .orElseThrow();
        assertThat(batch.unreadable()).isEqualTo(1);
        assertThat(batch.resealed()).isEqualTo(2);
        assertThat(new SealedValues(database.dataSource()).countByKey()).containsEntry("k1", 4L);
    }

    @ParameterizedTest
    @EnumSource(Vendor.class)
    void under_constant_redemption_no_token_is_ever_replaced_by_an_older_one(Vendor vendor) throws Exception {
        var database = vendor.database();
        var users = 8;
        for (var user = 0; user < users; user++) {
            grant(database, subject(user));
        }
        inForce.set(KeyRing.parse(BOTH));
        var threads = Executors.newFixedThreadPool(3);
        try {
            var redemptions = List.of(
                    threads.submit(() -> redeem(database, 0, users)), threads.submit(() -> redeem(database, 1, users)));
            var changes = threads.submit(() -> changeKeys(database));
            var rounds = List.of(ended(redemptions.get(0)), ended(redemptions.get(1)));
            ended(changes);
            for (var user = 0; user < users; user++) {
                assertThat(find(database, subject(user)).refreshToken().value())
                        .isEqualTo("refresh-" + user + "-" + rounds.get(user % 2));
            }
        } finally {
            threads.shutdownNow();
        }
        resealed(database, 100);
        assertThat(new SealedValues(database.dataSource()).countByKey())
                .containsOnlyKeys(inForce.get().sealingKeyId());
    }

    private static <T> T ended(Future<T> future) throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(60, TimeUnit.SECONDS);
    }

    /** Half of the users each: as the mutex has it, one redemption of a subject at a time. */
    private int redeem(TestDatabase database, int first, int users) {
        var rounds = 25;
        for (var round = 1; round <= rounds; round++) {
            for (var user = first; user < users; user += 2) {
                var generation = find(database, subject(user)).generation();
                var tokens = tokens("refresh-" + user + "-" + round, "access-" + user + "-" + round);
                var who = subject(user);
                boolean stored = database.inTransaction(em -> grants(em).rotated(who, generation, tokens, NOON));
                assertThat(stored).isTrue();
            }
        }
        return rounds;
    }

    private int changeKeys(TestDatabase database) throws SQLException {
        var changed = 0;
        for (var round = 0; round < 12; round++) {
            var k1First = OLD + ",k2:" + key(2);
            inForce.set(KeyRing.parse(round % 2 == 0 ? BOTH : k1First));
            changed += resealed(database, 5);
        }
        return changed;
    }

    private int resealed(TestDatabase database, int batch) throws SQLException {
        var resealing = new Resealing(database.dataSource(), cipher);
        var first = inForce.get().sealingKeyId();
        var resealed = 0;
        for (var column : SealedColumns.ALL) {
            var after = 0L;
            var done = false;
            while (!done) {
                var result = resealing.next(column, first, after, batch).orElseThrow();
                resealed += result.resealed();
                after = result.last().orElse(0);
                done = result.last().isEmpty();
            }
        }
        return resealed;
    }

    private void grant(TestDatabase database, Subject subject) {
        var user = subject.sub().substring("user-".length());
        var generation = database.inTransaction(em -> {
            grants(em)
                    .save(new NewGrant(
                            subject,
                            new RefreshToken("refresh-" + user),
                            Scopes.of("notes.read"),
                            "nextcloud",
                            new ClientId("client"),
                            NOON,
                            Optional.empty()));
            return grants(em).find(subject).orElseThrow().generation();
        });
        var tokens = tokens("refresh-" + user, "access-" + user);
        database.run(em -> assertThat(grants(em).rotated(subject, generation, tokens, NOON))
                .isTrue());
    }

    private void begunAuthorization(TestDatabase database, Subject subject) {
        var handle = new RequestHandle("handle");
        database.run(em -> {
            var requests = new PendingAuthorizations(em, cipher);
            requests.open(handle, new NewAuthorization(subject, new ClientId("client"), Scopes.of("notes.read")), NOON);
            requests.begin(
                    handle,
                    new State("state"),
                    new BrowserBinding("browser"),
                    new CodeVerifier("v".repeat(43)),
                    new Nonce("nonce"),
                    NOON);
        });
    }

    private OfflineGrants grants(EntityManager entityManager) {
        return new OfflineGrants(entityManager, cipher);
    }

    private Grant find(TestDatabase database, Subject subject) {
        var grant = database.inTransaction(em -> grants(em).find(subject)).orElseThrow();
        assertThat(grant.state()).isEqualTo(GrantState.ACTIVE);
        return grant;
    }

    private static RotatedTokens tokens(String refreshToken, String accessToken) {
        return new RotatedTokens(
                Optional.of(new RefreshToken(refreshToken)),
                Optional.of(new StoredAccessToken(new AccessToken(accessToken), NOON.plusSeconds(300))),
                Optional.empty());
    }

    private static Subject subject(int user) {
        return new Subject("https://idp.example", "user-" + user);
    }

    private static String key(int filler) {
        var bytes = new byte[32];
        Arrays.fill(bytes, (byte) filler);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
