package org.nextcloudmcp.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextcloudmcp.grant.Grants.ALICE;
import static org.nextcloudmcp.grant.Grants.BOB;
import static org.nextcloudmcp.grant.Grants.NOON;
import static org.nextcloudmcp.grant.Grants.grant;
import static org.nextcloudmcp.grant.Grants.stored;
import static org.nextcloudmcp.grant.Grants.tokens;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.nextcloudmcp.intent.RedemptionIntent;
import org.nextcloudmcp.intent.RedemptionIntents;
import org.nextcloudmcp.oauth.RefreshToken;
import org.nextcloudmcp.storage.NodeId;
import org.nextcloudmcp.storage.Secrets;
import org.nextcloudmcp.storage.TestDatabase;
import org.nextcloudmcp.storage.Vendor;

@ParameterizedClass
@EnumSource
class GrantRotationTest {

    private static final Instant LATER = NOON.plus(Duration.ofHours(1));

    private static final RotatedTokens FOR_ONE_USE =
            new RotatedTokens(Optional.of(new RefreshToken("rt-3")), Optional.empty(), Optional.empty());

    @Parameter
    Vendor vendor;

    TestDatabase database;
    Grants grants;
    long generation;

    @BeforeEach
    void aliceHasAGrant() {
        database = vendor.database();
        grants = new Grants(database);
        generation = grants.saved(grant(ALICE, "rt-1", NOON, Optional.of(NOON.plus(Duration.ofDays(1)))));
    }

    @Test
    void a_redemption_replaces_both_tokens_and_raises_the_generation() {
        var before = grants.find(ALICE).orElseThrow();
        assertThat(grants.rotated(ALICE, generation, tokens("rt-2", "at-2"), LATER))
                .isTrue();
        var after = grants.find(ALICE).orElseThrow();
        assertThat(after)
                .isEqualTo(new Grant(
                        ALICE,
                        new RefreshToken("rt-2"),
                        Optional.of(stored("at-2")),
                        before.scopes(),
                        before.audience(),
                        GrantState.ACTIVE,
                        generation + 1,
                        before.client(),
                        before.provisionedAt(),
                        Optional.empty(),
                        LATER,
                        Optional.empty()));
    }

    @Test
    void a_provider_that_does_not_rotate_keeps_the_refresh_token_and_its_end() {
        var tokens = new RotatedTokens(Optional.empty(), Optional.of(stored("at-2")), Optional.empty());
        assertThat(grants.rotated(ALICE, generation, tokens, LATER)).isTrue();
        var after = grants.find(ALICE).orElseThrow();
        assertThat(after.refreshToken()).isEqualTo(new RefreshToken("rt-1"));
        assertThat(after.refreshTokenExpiresAt()).contains(NOON.plus(Duration.ofDays(1)));
        assertThat(after.generation()).isEqualTo(generation + 1);
    }

    @Test
    void a_new_end_of_an_unchanged_refresh_token_is_stored() {
        var end = LATER.plus(Duration.ofDays(2));
        grants.rotated(
                ALICE,
                generation,
                new RotatedTokens(Optional.empty(), Optional.of(stored("at-2")), Optional.of(end)),
                LATER);
        assertThat(grants.find(ALICE).orElseThrow().refreshTokenExpiresAt()).contains(end);
    }

    @Test
    void a_redemption_for_one_use_replaces_the_refresh_token_and_leaves_the_access_token_that_serves_all() {
        grants.rotated(ALICE, generation, tokens("rt-2", "at-2"), LATER);
        assertThat(grants.rotated(ALICE, generation + 1, FOR_ONE_USE, LATER)).isTrue();
        var after = grants.find(ALICE).orElseThrow();
        assertThat(after.refreshToken()).isEqualTo(new RefreshToken("rt-3"));
        assertThat(after.newestAccessToken()).contains(stored("at-2"));
        assertThat(after.generation()).isEqualTo(generation + 2);
    }

    @Test
    void a_redemption_for_one_use_as_the_first_of_all_stores_no_access_token() {
        assertThat(grants.rotated(ALICE, generation, FOR_ONE_USE, LATER)).isTrue();
        var after = grants.find(ALICE).orElseThrow();
        assertThat(after.refreshToken()).isEqualTo(new RefreshToken("rt-3"));
        assertThat(after.newestAccessToken()).isEmpty();
    }

    @Test
    void a_redemption_of_an_older_generation_stores_nothing() {
        grants.rotated(ALICE, generation, tokens("rt-2", "at-2"), LATER);
        assertThat(grants.rotated(ALICE, generation, tokens("rt-x", "at-x"), LATER))
                .isFalse();
        assertThat(grants.find(ALICE).orElseThrow().refreshToken()).isEqualTo(new RefreshToken("rt-2"));
    }

    @Test
    void a_redemption_without_grant_stores_nothing() {
        assertThat(grants.rotated(BOB, generation, tokens("rt-2", "at-2"), LATER))
                .isFalse();
        assertThat(grants.find(BOB)).isEmpty();
    }

    @Test
    void a_refused_grant_is_marked_and_kept_without_its_access_token() {
        grants.rotated(ALICE, generation, tokens("rt-2", "at-2"), LATER);
        assertThat(grants.reconsentRequired(ALICE, generation + 1)).isTrue();
        var after = grants.find(ALICE).orElseThrow();
        assertThat(after.state()).isEqualTo(GrantState.RECONSENT_REQUIRED);
        assertThat(after.refreshToken()).isEqualTo(new RefreshToken("rt-2"));
        assertThat(after.newestAccessToken()).isEmpty();
        assertThat(after.generation()).isEqualTo(generation + 1);
    }

    @Test
    void a_refusal_of_an_older_generation_marks_nothing() {
        grants.rotated(ALICE, generation, tokens("rt-2", "at-2"), LATER);
        assertThat(grants.reconsentRequired(ALICE, generation)).isFalse();
        assertThat(grants.find(ALICE).orElseThrow().state()).isEqualTo(GrantState.ACTIVE);
    }

    @Test
    void a_refusal_marks_once() {
        assertThat(grants.reconsentRequired(ALICE, generation)).isTrue();
        assertThat(grants.reconsentRequired(ALICE, generation)).isFalse();
        assertThat(grants.reconsentRequired(BOB, generation)).isFalse();
    }

    @Test
    void a_success_after_a_refusal_of_the_same_generation_makes_the_grant_active() {
        grants.reconsentRequired(ALICE, generation);
        assertThat(grants.rotated(ALICE, generation, tokens("rt-2", "at-2"), LATER))
                .isTrue();
        assertThat(grants.find(ALICE).orElseThrow().state()).isEqualTo(GrantState.ACTIVE);
    }

    @Test
    void of_redemptions_of_one_generation_at_once_one_is_stored() {
        var number = new AtomicInteger();
        var winners = database.race(8, entityManager -> {
            var mine = "rt-" + number.incrementAndGet();
            var stored = new OfflineGrants(entityManager, Secrets.CIPHER)
                    .rotated(ALICE, generation, tokens(mine, "at"), LATER);
            return stored ? Optional.of(mine) : Optional.<String>empty();
        });
        assertThat(winners.stream().flatMap(Optional::stream))
                .containsExactly(grants.find(ALICE).orElseThrow().refreshToken().value());
        assertThat(grants.find(ALICE).orElseThrow().generation()).isEqualTo(generation + 1);
    }

    @Test
    void an_access_token_alone_leaves_refresh_token_and_generation_as_they_are() {
        grants.rotated(ALICE, generation, tokens("rt-2", "at-2"), LATER);
        var before = grants.find(ALICE).orElseThrow();
        assertThat(grants.accessTokenGiven(ALICE, generation + 1, stored("at-3")))
                .isTrue();
        var after = grants.find(ALICE).orElseThrow();
        assertThat(after.newestAccessToken()).contains(stored("at-3"));
        assertThat(after.refreshToken()).isEqualTo(before.refreshToken());
        assertThat(after.generation()).isEqualTo(before.generation());
        assertThat(after.lastRotatedAt()).isEqualTo(before.lastRotatedAt());
    }

    @Test
    void an_access_token_is_not_put_beside_a_grant_that_has_moved_on_or_was_refused() {
        grants.rotated(ALICE, generation, tokens("rt-2", "at-2"), LATER);
        assertThat(grants.accessTokenGiven(ALICE, generation, stored("at-1"))).isFalse();
        assertThat(grants.accessTokenGiven(BOB, generation, stored("at-1"))).isFalse();
        assertThat(grants.find(ALICE).orElseThrow().newestAccessToken()).contains(stored("at-2"));
        grants.reconsentRequired(ALICE, generation + 1);
        assertThat(grants.accessTokenGiven(ALICE, generation + 1, stored("at-3")))
                .isFalse();
    }

    @Test
    void a_redemption_under_way_is_stored_though_an_access_token_came_meanwhile() {
        grants.accessTokenGiven(ALICE, generation, stored("at-1"));
        assertThat(grants.rotated(ALICE, generation, tokens("rt-2", "at-2"), LATER))
                .isTrue();
    }

    @Test
    void of_nodes_that_lock_the_grant_to_note_an_intent_each_sees_those_before_it() {
        var noted = database.race(8, entityManager -> {
            var intents = new RedemptionIntents(entityManager);
            var locked = new OfflineGrants(entityManager, Secrets.CIPHER).lockedVersion(ALICE);
            var first = locked.isPresent() && intents.of(ALICE).isEmpty();
            intents.add(new RedemptionIntent(
                    UUID.randomUUID(), ALICE, generation, "fingerprint", new NodeId(UUID.randomUUID()), NOON));
            return first;
        });
        assertThat(noted).containsOnlyOnce(true);
    }

    @Test
    void of_refusals_at_once_one_marks() {
        var marked = database.race(
                8,
                entityManager -> new OfflineGrants(entityManager, Secrets.CIPHER).reconsentRequired(ALICE, generation));
        assertThat(marked).containsOnlyOnce(true);
    }
}
