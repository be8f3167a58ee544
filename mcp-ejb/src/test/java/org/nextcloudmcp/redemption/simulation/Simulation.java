package org.nextcloudmcp.redemption.simulation;

import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nextcloudmcp.redemption.Ports;

/** Runs worlds, one for each seed, and tells the story of the first that goes wrong. */
final class Simulation {

    /** Faults by the thousand are no news; held here, for a logger that nobody holds forgets its level. */
    private static final Logger REDEMPTION = Logger.getLogger("org.nextcloudmcp.redemption");

    static {
        REDEMPTION.setLevel(Level.OFF);
    }

    private final UnaryOperator<Ports> mutation;

    /** @param mutation what is put in place of the ports; the identity for the real thing */
    Simulation(UnaryOperator<Ports> mutation) {
        this.mutation = mutation;
    }

    /** Runs one seed. */
    World.Outcome run(long seed) {
        return new World(seed, new Trace(false), mutation).run();
    }

    /** Runs one seed again and tells what happens, step by step. */
    String story(long seed) {
        var trace = new Trace(true);
        try {
            new World(seed, trace, mutation).run();
            return trace + "\nseed " + seed + " finds nothing";
        } catch (AssertionError finding) {
            return trace + "\nseed " + seed + " finds: " + finding.getMessage();
        }
    }

    /** What the first seed below the limit finds that finds something. */
    Optional<String> firstFinding(long limit) {
        for (long seed = 0; seed < limit; seed++) {
            try {
                run(seed);
            } catch (AssertionError finding) {
                return Optional.of("seed " + seed + ": " + finding.getMessage());
            }
        }
        return Optional.empty();
    }
}
