package org.nextcloudmcp.redemption.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Thousands of histories of two nodes, a strict provider and a database that fails. {@code -Dsimulation.seed=…} tells
 * one of them, {@code -Dsimulation.first=… -Dsimulation.seeds=…} runs others.
 */
@DisplayName("In every history the redemption")
@Timeout(600)
class SimulationTest {

    private static final long FIRST = Long.getLong("simulation.first", 0);
    private static final long SEEDS = Long.getLong("simulation.seeds", 2_500);

    private final Simulation simulation = new Simulation(UnaryOperator.identity());

    @Test
    void losesNoGrantThatSoftwareCouldKeep() {
        var replayed = Long.getLong("simulation.seed");
        if (replayed != null) {
            System.out.println(simulation.story(replayed));
            simulation.run(replayed);
            return;
        }
        long answers = 0;
        long served = 0;
        long redemptions = 0;
        long excused = 0;
        for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
            try {
                var outcome = simulation.run(seed);
                answers += outcome.answers();
                served += outcome.served();
                redemptions += outcome.redemptions();
                excused += outcome.excusedLosses();
            } catch (AssertionError finding) {
                fail(
                        "%s%n%nreplay: mvn -B -pl mcp-ejb -am test -Dsurefire.failIfNoSpecifiedTests=false"
                                + " -Dtest=SimulationTest -Dsimulation.seed=%d",
                        simulation.story(seed), seed);
            }
        }
        System.out.printf(
                "%d histories: %d answers, %d of them tokens, %d redemptions, %d grants lost that nobody could keep%n",
                SEEDS, answers, served, redemptions, excused);
        // A storm in which nothing happens shows nothing.
        assertThat(served).isGreaterThan(SEEDS * 5);
        assertThat(redemptions).isGreaterThan(SEEDS * 5);
        assertThat(excused).isPositive();
    }

    @Test
    void isTheSameForTheSameSeed() {
        for (long seed = 0; seed < 10; seed++) {
            assertThat(simulation.story(seed)).isEqualTo(simulation.story(seed));
        }
    }
}
