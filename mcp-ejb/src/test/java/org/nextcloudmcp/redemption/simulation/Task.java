package org.nextcloudmcp.redemption.simulation;

import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** One thread of what happens, and what it waits for. */
final class Task {

    final String name;
    final Optional<Life> life;
    volatile Thread thread;
    BooleanSupplier condition = () -> true;
    Instant deadline = Instant.MAX;
    boolean countsRunningOnly;

    Task(String name, Optional<Life> life) {
        this.name = name;
        this.life = life;
    }

    boolean ready(Instant now) {
        return dead() || (!now.isBefore(stoppedUntil()) && (condition.getAsBoolean() || !now.isBefore(deadline)));
    }

    /** When it will be ready at the latest. */
    Instant earliest() {
        var stopped = stoppedUntil();
        return condition.getAsBoolean() || stopped.isAfter(deadline) ? stopped : deadline;
    }

    private Instant stoppedUntil() {
        return life.map(own -> own.machine.stoppedUntil).orElse(Instant.MIN);
    }

    private boolean dead() {
        return life.filter(own -> own.dead).isPresent();
    }

    void requireLife() {
        if (dead()) {
            throw new Killed();
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
