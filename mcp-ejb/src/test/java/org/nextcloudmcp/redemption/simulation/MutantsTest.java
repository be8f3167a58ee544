package org.nextcloudmcp.redemption.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A simulation that cannot fail shows nothing: each safeguard taken away is missed by some history. */
@DisplayName("The simulation notices a protocol")
@Timeout(600)
class MutantsTest {

    private static final long SEEDS = 5_000;

    @ParameterizedTest(name = "{0}")
    @EnumSource(Mutant.class)
    void thatLacksASafeguard(Mutant mutant) {
        var found = new Simulation(mutant::of).firstFinding(SEEDS);
        System.out.println(mutant + ": " + found.orElse("not found"));
        assertThat(found).as("a seed below %d in which it shows", SEEDS).isPresent();
    }
}
