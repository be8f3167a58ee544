package org.nextcloudmcp.redemption.simulation;

/** A life has ended: thrown through whatever its tasks were doing. An Error: no code catches it as its own. */
final class Killed extends Error {
    Killed() {
        super("killed", null, false, false);
    }
}
