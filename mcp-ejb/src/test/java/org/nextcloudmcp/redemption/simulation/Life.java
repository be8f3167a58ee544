package org.nextcloudmcp.redemption.simulation;

import java.time.Clock;

/** One run of the server on a machine, from its start to its crash; what its ports do, they do as its steps. */
final class Life {

    final Machine machine;
    private final Scheduler scheduler;
    private final Weather weather;
    boolean dead;

    Life(Machine machine, Scheduler scheduler, Weather weather) {
        this.machine = machine;
        this.scheduler = scheduler;
        this.weather = weather;
    }

    /** A moment at which others may act, and at which this life may end. */
    void step(String what) {
        scheduler.step(what);
        weather.strike(machine);
        scheduler.requireLife();
    }

    Clock clock() {
        return Clock.offset(scheduler.clock(), machine.skew);
    }
}
