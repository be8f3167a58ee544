package org.nextcloudmcp.redemption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextcloudmcp.fixture.Bench.ALICE;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.fixture.MovableClock;
import org.nextcloudmcp.intent.RedemptionIntent;
import org.nextcloudmcp.storage.NodeId;

@DisplayName("An intent of another node")
class ForeignIntentsTest {

    private static final Duration LOOK = Duration.ofSeconds(5);

    private final MovableClock clock = new MovableClock();
    private final ForeignIntents foreign = new ForeignIntents(clock);
    private final RedemptionIntent intent = new RedemptionIntent(
            UUID.randomUUID(),
            ALICE,
            7,
            "k1:00",
            new NodeId(UUID.randomUUID()),
            clock.instant().minus(Duration.ofDays(1)));

    @Test
    void isNotLostBecauseItIsOld() {
        foreign.seen(List.of(intent));
        assertThat(foreign.gone(intent)).isFalse();
    }

    @Test
    void isLostWhenItWasThereInEveryLookForTwoMinutes() {
        looks(24);
        assertThat(foreign.gone(intent)).isFalse();
        looks(1);
        assertThat(foreign.gone(intent)).isTrue();
    }

    @Test
    void isNotLostIfTheDatabaseCouldNotBeReadInBetween() {
        looks(20);
        foreign.blind();
        looks(20);
        assertThat(foreign.gone(intent)).isFalse();
    }

    @Test
    void isNotLostIfThisNodeDidNotLookForAWhile() {
        looks(20);
        clock.forward(ForeignIntents.LONGEST_GAP.plusSeconds(1));
        looks(20);
        assertThat(foreign.gone(intent)).isFalse();
    }

    @Test
    void isNotLostOnTheStrengthOfALookThatIsLongAgo() {
        looks(25);
        clock.forward(ForeignIntents.LONGEST_GAP.plusSeconds(1));
        assertThat(foreign.gone(intent)).isFalse();
    }

    @Test
    void isForgottenWhenItHasLeft() {
        looks(20);
        foreign.seen(List.of());
        looks(20);
        assertThat(foreign.gone(intent)).isFalse();
    }

    private void looks(int times) {
        for (int look = 0; look < times; look++) {
            foreign.seen(List.of(intent));
            clock.forward(LOOK);
        }
    }
}
