package org.nextcloudmcp.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextcloudmcp.grant.Grants.ALICE;
import static org.nextcloudmcp.grant.Grants.BOB;
import static org.nextcloudmcp.grant.Grants.NOON;
import static org.nextcloudmcp.grant.Grants.grant;
import static org.nextcloudmcp.grant.Grants.tokens;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.storage.Secrets;
import org.nextcloudmcp.storage.TestDatabase;
import org.nextcloudmcp.storage.Vendor;

@ParameterizedClass
@EnumSource
class DueGrantsTest {

    private static final Duration DAY = Duration.ofDays(1);

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
    void a_grant_is_due_a_period_after_it_was_given_and_not_before() {
        grants.save(grant(ALICE, "rt-1"));
        assertThat(grants.claimDue(NOON.plus(DAY).minusMillis(1), DAY, 10)).isEmpty();
        assertThat(grants.claimDue(NOON.plus(DAY), DAY, 10)).containsExactly(ALICE);
    }

    @Test
    void a_redemption_puts_it_off_by_a_period() {
        var generation = grants.saved(grant(ALICE, "rt-1"));
        grants.rotated(ALICE, generation, tokens("rt-2", "at-2"), NOON.plusSeconds(60));
        assertThat(grants.claimDue(NOON.plus(DAY), DAY, 10)).isEmpty();
        assertThat(grants.claimDue(NOON.plus(DAY).plusSeconds(60), DAY, 10)).containsExactly(ALICE);
    }

    @Test
    void a_shorter_period_counts_at_once() {
        grants.save(grant(ALICE, "rt-1"));
        assertThat(grants.claimDue(NOON.plusSeconds(60), Duration.ofMinutes(1), 10))
                .containsExactly(ALICE);
    }

    @Test
    void a_claimed_grant_goes_to_nobody_else_until_the_claim_ends() {
        grants.save(grant(ALICE, "rt-1"));
        var due = NOON.plus(DAY);
        grants.claimDue(due, DAY, 10);
        assertThat(grants.claimDue(due, DAY, 10)).isEmpty();
        assertThat(grants.claimDue(due.plus(RotationTiming.LONGEST_CLAIM).minusMillis(1), DAY, 10))
                .isEmpty();
        assertThat(grants.claimDue(due.plus(RotationTiming.LONGEST_CLAIM), DAY, 10))
                .containsExactly(ALICE);
    }

    @Test
    void a_grant_that_needs_consent_is_never_due() {
        var generation = grants.saved(grant(ALICE, "rt-1"));
        grants.reconsentRequired(ALICE, generation);
        assertThat(grants.claimDue(NOON.plus(DAY.multipliedBy(30)), DAY, 10)).isEmpty();
    }

    @Test
    void a_refresh_token_that_dies_soon_is_due_at_half_its_life() {
        grants.save(grant(ALICE, "rt-1", NOON, Optional.of(NOON.plus(Duration.ofMinutes(15)))));
        var half = NOON.plus(Duration.ofSeconds(450));
        assertThat(grants.claimDue(half.minusMillis(1), DAY, 10)).isEmpty();
        assertThat(grants.claimDue(half, DAY, 10)).containsExactly(ALICE);
    }

    @Test
    void a_token_about_to_die_does_not_wait_behind_a_backlog() {
        for (var number = 0; number < 5; number++) {
            grants.save(grant(new Subject("https://idp.example", "late-" + number), "rt", NOON.minus(DAY)));
        }
        grants.save(grant(ALICE, "rt-1", NOON, Optional.of(NOON.plusSeconds(60))));
        assertThat(grants.claimDue(NOON.plusSeconds(30), DAY, 1)).containsExactly(ALICE);
    }

    @Test
    void a_grant_due_for_both_reasons_is_claimed_once() {
        grants.save(grant(ALICE, "rt-1", NOON, Optional.of(NOON.plusSeconds(60))));
        grants.save(grant(BOB, "rt-1", NOON));
        assertThat(grants.claimDue(NOON.plus(DAY), DAY, 10)).containsExactlyInAnyOrder(ALICE, BOB);
    }

    @Test
    void no_more_are_claimed_than_asked_for_and_the_longest_waiting_first() {
        for (var number = 0; number < 5; number++) {
            grants.save(grant(new Subject("https://idp.example", "user-" + number), "rt", NOON.minusSeconds(number)));
        }
        assertThat(grants.claimDue(NOON.plus(DAY), DAY, 2))
                .extracting(Subject::sub)
                .containsExactlyInAnyOrder("user-4", "user-3");
        assertThat(grants.claimDue(NOON.plus(DAY), DAY, 10)).hasSize(3);
    }

    @Test
    void nodes_that_ask_at_once_share_the_grants_and_none_goes_to_two() {
        for (var number = 0; number < 30; number++) {
            grants.save(grant(new Subject("https://idp.example", "user-" + number), "rt"));
        }
        var claims = database.race(
                4, entityManager -> new OfflineGrants(entityManager, Secrets.CIPHER).claimDue(NOON.plus(DAY), DAY, 30));
        assertThat(claims.stream().flatMap(List::stream)).hasSize(30).doesNotHaveDuplicates();
    }
}
