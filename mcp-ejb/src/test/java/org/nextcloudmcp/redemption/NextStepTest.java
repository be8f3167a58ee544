package org.nextcloudmcp.redemption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextcloudmcp.fixture.Bench.ALICE;
import static org.nextcloudmcp.fixture.Bench.CLIENT;
import static org.nextcloudmcp.fixture.Bench.SCOPES;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nextcloudmcp.grant.Grant;
import org.nextcloudmcp.grant.GrantState;
import org.nextcloudmcp.grant.GrantVersion;
import org.nextcloudmcp.grant.RotatedTokens;
import org.nextcloudmcp.grant.StoredAccessToken;
import org.nextcloudmcp.intent.RedemptionIntent;
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.oauth.RefreshToken;
import org.nextcloudmcp.storage.NodeId;

@DisplayName("Under the lock of a subject")
class NextStepTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final TokenLifetime LIFETIME = new TokenLifetime(Duration.ofMinutes(5), Duration.ofSeconds(30));
    private static final NodeId WE = new NodeId(new UUID(0, 1));
    private static final NodeId OTHER = new NodeId(new UUID(0, 2));
    private static final long GENERATION = 7;

    /** Whose intents there are: of which node, for this or the former generation, and whether that node is gone. */
    @ParameterizedTest(name = "{0} intent for generation {1}, node gone: {2} → {3}")
    @CsvSource({
        "no, 7, false, redeem",
        "our, 7, false, again",
        "our, 6, false, redeem",
        "foreign, 7, false, wait",
        "foreign, 7, true, again",
        "foreign, 6, false, redeem",
    })
    void anotherNodesIntentForThisGenerationBarsUntilThatNodeIsGone(
            String whose, long generation, boolean gone, String expected) {
        var intents = whose.equals("no")
                ? new RedemptionIntent[0]
                : new RedemptionIntent[] {intent(whose.equals("our") ? WE : OTHER, generation)};

        var step = step(grant(GrantState.ACTIVE, Optional.empty()), new Occasion.Call(), gone, intents);

        if (expected.equals("wait")) {
            assertThat(step)
                    .isInstanceOfSatisfying(
                            NextStep.Land.class,
                            land -> assertThat(land.redemption()).isInstanceOf(Redemption.Unavailable.class));
        } else {
            assertThat(step)
                    .isInstanceOfSatisfying(
                            NextStep.Redeem.class,
                            redeem -> assertThat(redeem.again()).isEqualTo(expected.equals("again")));
        }
    }

    @Test
    void whatTheWinnerHasStoredIsNotRedeemedOver() {
        var live = grant(GrantState.ACTIVE, Optional.of(NOW.plusSeconds(300)));
        assertThat(step(live, new Occasion.Call(), false, intent(OTHER, GENERATION)))
                .isEqualTo(new NextStep.Land(new Redemption.NotNeeded(live)));
    }

    @Test
    void aGrantThatTheProviderRefusedIsNotShownToItAgain() {
        var marked = grant(GrantState.RECONSENT_REQUIRED, Optional.empty());
        assertThat(step(marked, new Occasion.Call(), false))
                .isEqualTo(new NextStep.Land(new Redemption.ReconsentRequired()));
        assertThat(step(marked, new Occasion.Settlement(GENERATION), false))
                .isEqualTo(new NextStep.Land(new Redemption.ReconsentRequired()));
    }

    @Test
    void aSettlementHasNothingToDoOnceTheGrantHasMovedOn() {
        var grant = grant(GrantState.ACTIVE, Optional.empty());
        assertThat(step(grant, new Occasion.Settlement(GENERATION - 1), false))
                .isEqualTo(new NextStep.Land(new Redemption.NotNeeded(grant)));
        assertThat(step(grant, new Occasion.Settlement(GENERATION), false, intent(WE, GENERATION)))
                .isInstanceOf(NextStep.Redeem.class);
    }

    @ParameterizedTest(name = "row at generation {0}, given {1} s later → {2}")
    @CsvSource({"7, 0, STORED", "8, 0, OVERTAKEN", "8, 60, REVOKED", "900, 60, REVOKED"})
    void aLateAnswerIsRevokedOnlyIfTheGrantIsAnotherOne(long generation, long later, Commitment expected) {
        var row = new GrantVersion(generation, NOW.minusSeconds(3600).plusSeconds(later));
        assertThat(Commitment.of(answer(), Optional.of(row))).isEqualTo(expected);
    }

    @Test
    void aLateAnswerOfARevokedGrantIsRevokedToo() {
        assertThat(Commitment.of(answer(), Optional.empty())).isEqualTo(Commitment.REVOKED);
    }

    private static NextStep step(Grant grant, Occasion occasion, boolean gone, RedemptionIntent... intents) {
        var present = new Standing.Present(grant, Arrays.asList(intents));
        return NextStep.of(present, occasion, LIFETIME, WE, intent -> gone, NOW);
    }

    private static RedemptionIntent intent(NodeId node, long generation) {
        return new RedemptionIntent(UUID.randomUUID(), ALICE, generation, "k1:00", node, NOW.minusSeconds(3));
    }

    private static Answered answer() {
        var tokens = new RotatedTokens(Optional.of(new RefreshToken("late")), Optional.empty(), Optional.empty());
        return new Answered(UUID.randomUUID(), ALICE, GENERATION, NOW.minusSeconds(3600), tokens, NOW);
    }

    private static Grant grant(GrantState state, Optional<Instant> accessTokenEnd) {
        return new Grant(
                ALICE,
                new RefreshToken("refresh"),
                accessTokenEnd.map(end -> new StoredAccessToken(new AccessToken("access"), end)),
                SCOPES,
                "nextcloud",
                state,
                GENERATION,
                CLIENT,
                NOW.minusSeconds(3600),
                Optional.empty(),
                NOW.minusSeconds(600),
                Optional.empty());
    }
}
