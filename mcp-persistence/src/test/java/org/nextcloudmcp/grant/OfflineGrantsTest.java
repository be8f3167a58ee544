package org.nextcloudmcp.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.nextcloudmcp.grant.Grants.ALICE;
import static org.nextcloudmcp.grant.Grants.BOB;
import static org.nextcloudmcp.grant.Grants.NOON;
import static org.nextcloudmcp.grant.Grants.grant;
import static org.nextcloudmcp.grant.Grants.tokens;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.nextcloudmcp.crypto.SealBrokenException;
import org.nextcloudmcp.oauth.ClientId;
import org.nextcloudmcp.oauth.RefreshToken;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.storage.Secrets;
import org.nextcloudmcp.storage.TestDatabase;
import org.nextcloudmcp.storage.Vendor;

@ParameterizedClass
@EnumSource
class OfflineGrantsTest {

    @Parameter
    Vendor vendor;

    TestDatabase database;
    Grants grants;

    @BeforeEach
    void emptyDatabase() {
        database = vendor.database();
        grants = new Grants(database);
    }

    @Test
    void a_subject_that_differs_in_a_trailing_blank_or_in_case_is_somebody_else() {
        grants.save(new NewGrant(
                ALICE,
                new RefreshToken("rt-1"),
                Scopes.of("notes.read"),
                "nextcloud",
                new ClientId("client"),
                NOON,
                Optional.empty()));
        var blank = new Subject(ALICE.issuer(), ALICE.sub() + " ");
        assertThat(grants.find(blank)).isEmpty();
        assertThat(grants.find(new Subject(ALICE.issuer(), ALICE.sub().toUpperCase(Locale.ROOT))))
                .isEmpty();
        assertThat(grants.delete(blank)).isEmpty();
        assertThat(grants.find(ALICE)).isPresent();
    }

    @Test
    void a_saved_grant_is_found_as_it_was_given() {
        var end = NOON.plus(Duration.ofDays(30));
        grants.save(new NewGrant(
                ALICE,
                new RefreshToken("rt-1"),
                Scopes.of("openid", "notes.read"),
                "nextcloud",
                new ClientId("client"),
                NOON,
                Optional.of(end)));
        var found = grants.find(ALICE).orElseThrow();
        assertThat(found)
                .isEqualTo(new Grant(
                        ALICE,
                        new RefreshToken("rt-1"),
                        Optional.empty(),
                        Scopes.of("openid", "notes.read"),
                        "nextcloud",
                        GrantState.ACTIVE,
                        found.generation(),
                        new ClientId("client"),
                        NOON,
                        Optional.empty(),
                        NOON,
                        Optional.of(end)));
    }

    @Test
    void nobody_elses_grant_is_found() {
        grants.save(grant(ALICE, "rt-1"));
        assertThat(grants.find(BOB)).isEmpty();
        assertThat(grants.find(new Subject("https://other.example", ALICE.sub())))
                .isEmpty();
        assertThat(grants.find(new Subject(ALICE.issuer(), "Alice"))).isEmpty();
    }

    @Test
    void the_first_grant_replaces_nothing_and_the_second_answers_the_token_of_the_first() {
        assertThat(grants.save(grant(ALICE, "rt-1"))).isEmpty();
        assertThat(grants.save(grant(ALICE, "rt-2"))).contains(new RefreshToken("rt-1"));
        assertThat(grants.find(ALICE).orElseThrow().refreshToken()).isEqualTo(new RefreshToken("rt-2"));
        assertThat(grants.count()).isEqualTo(1);
    }

    @Test
    void replacing_answers_the_token_last_rotated_to() {
        var generation = grants.saved(grant(ALICE, "rt-1"));
        grants.rotated(ALICE, generation, tokens("rt-2", "at-2"), NOON);
        assertThat(grants.save(grant(ALICE, "rt-3"))).contains(new RefreshToken("rt-2"));
    }

    @Test
    void a_grant_given_anew_starts_over() {
        var generation = grants.saved(grant(ALICE, "rt-1"));
        grants.rotated(ALICE, generation, tokens("rt-2", "at-2"), NOON);
        grants.used(ALICE, NOON);
        grants.reconsentRequired(ALICE, generation + 1);
        grants.save(grant(ALICE, "rt-3", NOON.plusSeconds(60)));
        var found = grants.find(ALICE).orElseThrow();
        assertThat(found.state()).isEqualTo(GrantState.ACTIVE);
        assertThat(found.newestAccessToken()).isEmpty();
        assertThat(found.lastUsedAt()).isEmpty();
        assertThat(found.provisionedAt()).isEqualTo(NOON.plusSeconds(60));
        assertThat(found.generation()).isGreaterThan(generation + 1);
    }

    @Test
    void a_redemption_of_a_grant_that_was_replaced_meanwhile_stores_nothing() {
        var generation = grants.saved(grant(ALICE, "rt-1"));
        grants.save(grant(ALICE, "rt-new"));
        assertThat(grants.rotated(ALICE, generation, tokens("rt-2", "at-2"), NOON))
                .isFalse();
        assertThat(grants.find(ALICE).orElseThrow().refreshToken()).isEqualTo(new RefreshToken("rt-new"));
    }

    @Test
    void a_redemption_of_a_grant_deleted_and_given_anew_meanwhile_stores_nothing() {
        var generation = grants.saved(grant(ALICE, "rt-1"));
        grants.delete(ALICE);
        grants.save(grant(ALICE, "rt-new", NOON.plusMillis(1)));
        assertThat(grants.rotated(ALICE, generation, tokens("rt-2", "at-2"), NOON))
                .isFalse();
        assertThat(grants.reconsentRequired(ALICE, generation)).isFalse();
        assertThat(grants.find(ALICE).orElseThrow().state()).isEqualTo(GrantState.ACTIVE);
    }

    @Test
    void deleting_answers_the_grant_with_its_last_token_and_leaves_nothing() {
        var generation = grants.saved(grant(ALICE, "rt-1"));
        grants.save(grant(BOB, "rt-bob"));
        grants.rotated(ALICE, generation, tokens("rt-2", "at-2"), NOON);
        assertThat(grants.delete(ALICE).map(Grant::refreshToken)).contains(new RefreshToken("rt-2"));
        assertThat(grants.find(ALICE)).isEmpty();
        assertThat(grants.delete(ALICE)).isEmpty();
        assertThat(grants.count()).isEqualTo(1);
    }

    @Test
    void a_use_is_noted_at_most_once_a_minute() {
        grants.save(grant(ALICE, "rt-1"));
        grants.used(ALICE, NOON);
        assertThat(grants.find(ALICE).orElseThrow().lastUsedAt()).contains(NOON);
        grants.used(ALICE, NOON.plusSeconds(59));
        assertThat(grants.find(ALICE).orElseThrow().lastUsedAt()).contains(NOON);
        grants.used(ALICE, NOON.plusSeconds(60));
        assertThat(grants.find(ALICE).orElseThrow().lastUsedAt()).contains(NOON.plusSeconds(60));
    }

    @Test
    void a_use_without_grant_is_no_error() {
        grants.used(ALICE, NOON);
        assertThat(grants.count()).isZero();
    }

    @Test
    void within_one_transaction_what_was_written_is_read() {
        grants.save(grant(ALICE, "rt-1"));
        database.run(entityManager -> {
            var sameNode = new OfflineGrants(entityManager, Secrets.CIPHER);
            var read = sameNode.find(ALICE).orElseThrow();
            sameNode.rotated(ALICE, read.generation(), tokens("rt-2", "at-2"), NOON);
            sameNode.used(ALICE, NOON);
            var again = sameNode.find(ALICE).orElseThrow();
            assertThat(again.refreshToken()).isEqualTo(new RefreshToken("rt-2"));
            assertThat(again.lastUsedAt()).contains(NOON);
            assertThat(sameNode.save(grant(ALICE, "rt-3"))).contains(new RefreshToken("rt-2"));
            assertThat(sameNode.delete(ALICE)).isPresent();
            assertThat(sameNode.find(ALICE)).isEmpty();
        });
        assertThat(grants.count()).isZero();
    }

    @Test
    void a_row_copied_to_another_user_does_not_open_there() {
        grants.save(grant(ALICE, "rt-alice"));
        grants.save(grant(BOB, "rt-bob"));
        database.sql("UPDATE offline_grant SET refresh_token_sealed ="
                + " (SELECT refresh_token_sealed FROM offline_grant WHERE sub = 'alice') WHERE sub = 'bob'");
        assertThatExceptionOfType(SealBrokenException.class).isThrownBy(() -> grants.find(BOB));
    }

    @Test
    void an_earlier_refresh_token_put_back_does_not_open() {
        var generation = grants.saved(grant(ALICE, "rt-1"));
        var before = database.allColumns().stream()
                .filter(value -> value.startsWith("test:"))
                .findFirst()
                .orElseThrow();
        grants.rotated(ALICE, generation, tokens("rt-2", "at-2"), NOON);
        database.sql("UPDATE offline_grant SET refresh_token_sealed = '" + before + "'");
        assertThatExceptionOfType(SealBrokenException.class).isThrownBy(() -> grants.find(ALICE));
    }

    @Test
    void a_lost_key_does_not_keep_a_user_from_replacing_or_deleting() {
        grants.save(grant(ALICE, "rt-1"));
        grants.save(grant(BOB, "rt-1"));
        var afterLoss = new Grants(database, Secrets.cipher("other"));
        assertThat(afterLoss.save(grant(ALICE, "rt-2"))).isEmpty();
        assertThat(afterLoss.find(ALICE).orElseThrow().refreshToken()).isEqualTo(new RefreshToken("rt-2"));
        assertThat(afterLoss.delete(BOB)).isEmpty();
        assertThat(afterLoss.count()).isEqualTo(1);
    }

    @Test
    void times_survive_the_hour_that_a_time_zone_has_twice() {
        var zone = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
        try {
            for (var time : List.of("2026-10-25T00:30:00.123456Z", "2026-10-25T01:30:00.999999Z")) {
                grants.save(grant(ALICE, "rt-1", Instant.parse(time)));
                assertThat(grants.find(ALICE).orElseThrow().provisionedAt()).isEqualTo(time);
            }
        } finally {
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void of_first_grants_given_at_once_one_stays_and_the_others_are_answered() {
        var answers = database.race(
                6,
                entityManager -> new OfflineGrants(entityManager, Secrets.CIPHER)
                        .save(grant(ALICE, "rt-" + Thread.currentThread().getId())));
        assertThat(grants.count()).isEqualTo(1);
        assertThat(answers).filteredOn(Optional::isEmpty).hasSize(1);
        var stays = grants.find(ALICE).orElseThrow().refreshToken();
        assertThat(answers.stream().flatMap(Optional::stream))
                .hasSize(5)
                .doesNotHaveDuplicates()
                .doesNotContain(stays);
    }

    @Test
    void of_deletions_at_once_one_gets_the_token() {
        grants.save(grant(ALICE, "rt-1"));
        var answers = database.race(6, entityManager -> new OfflineGrants(entityManager, Secrets.CIPHER).delete(ALICE));
        assertThat(answers).filteredOn(Optional::isPresent).hasSize(1);
    }

    @Test
    void rotation_and_deletion_at_once_never_leave_a_token_that_nobody_revokes() {
        for (var round = 0; round < 20; round++) {
            var generation = grants.saved(grant(ALICE, "rt-1"));
            var turn = new AtomicInteger();
            var answers = database.race(2, entityManager -> {
                var node = new OfflineGrants(entityManager, Secrets.CIPHER);
                return turn.getAndIncrement() == 0
                        ? node.rotated(ALICE, generation, tokens("rt-2", "at-2"), NOON) ? "rotated" : "too late"
                        : node.delete(ALICE).orElseThrow().refreshToken().value();
            });
            assertThat(Set.copyOf(answers)).isIn(Set.of("rotated", "rt-2"), Set.of("too late", "rt-1"));
            assertThat(grants.find(ALICE)).isEmpty();
        }
    }
}
