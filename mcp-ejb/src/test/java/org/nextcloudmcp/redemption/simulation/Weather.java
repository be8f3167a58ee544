package org.nextcloudmcp.redemption.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/** What goes wrong, and when: drawn from the seed, until the sky clears for good. */
final class Weather {

    private static final int MOST_STRIKES = 4;

    private final Scheduler scheduler;
    private final Random random;
    private final int crashPerMille;
    private final int dropPerMille;
    private final int failurePerMille;
    private final boolean longAbsences;
    private Runnable sessions = () -> {};
    private boolean clear;
    private int strikes;
    private Instant databaseBack = Instant.MIN;
    private Instant providerBack = Instant.MIN;
    private Instant providerFast = Instant.MIN;
    private Instant networkBack = Instant.MIN;

    Weather(Scheduler scheduler) {
        this.scheduler = scheduler;
        this.random = scheduler.random;
        this.crashPerMille = List.of(0, 4, 12).get(random.nextInt(3));
        this.dropPerMille = List.of(0, 4, 12).get(random.nextInt(3));
        this.failurePerMille = List.of(0, 0, 20, 100).get(random.nextInt(4));
        this.longAbsences = random.nextInt(8) == 0;
    }

    /** Each step of a machine may be its last, or that of its sessions. */
    void strike(Machine machine) {
        if (clear || strikes >= MOST_STRIKES) {
            return;
        }
        if (mayGo(machine) && scheduler.chance(crashPerMille)) {
            strikes++;
            crash(machine);
        } else if (scheduler.chance(dropPerMille)) {
            strikes++;
            dropSessions();
        }
    }

    private void dropSessions() {
        scheduler.note("DATABASE SESSIONS DROPPED");
        sessions.run();
    }

    /** @param end ends every session of the database, and with them the locks */
    void canEndSessions(Runnable end) {
        sessions = end;
    }

    /** Something happens to somebody, until the sky clears. */
    void blow(List<Machine> machines) {
        while (!clear) {
            scheduler.pause(scheduler.between(100, 25_000));
            if (clear) {
                return;
            }
            var machine = machines.get(random.nextInt(machines.size()));
            switch (random.nextInt(11)) {
                case 0 -> {
                    if (mayGo(machine)) {
                        crash(machine);
                    }
                }
                case 1 -> {
                    if (mayGo(machine)) {
                        var absence = absence();
                        machine.away(scheduler.now(), absence);
                        machine.stops++;
                        scheduler.stop(machine, absence);
                    }
                }
                case 2 -> {
                    databaseBack = scheduler
                            .now()
                            .plus(
                                    random.nextInt(4) == 0
                                            ? scheduler.between(100_000, 300_000)
                                            : scheduler.between(10, 20_000));
                    scheduler.note("DATABASE AWAY until " + databaseBack);
                    if (random.nextBoolean()) {
                        dropSessions();
                    }
                }
                case 3 -> dropSessions();
                case 9 -> {
                    if (mayGo(machine)) {
                        cutOff(machine);
                    }
                }
                case 4 -> providerBack = scheduler.now().plus(scheduler.between(1_000, 60_000));
                case 5 -> providerFast = scheduler.now().plus(scheduler.between(5_000, 40_000));
                case 6 -> networkBack = scheduler.now().plus(scheduler.between(100, 5_000));
                case 7 -> machine.disk.full = true;
                case 8 -> machine.disk.full = false;
                default -> {
                    if (mayGo(machine)) {
                        takeKeyAway(machine);
                    }
                }
            }
        }
    }

    /** Two short absences in a row would be a long one. */
    private boolean mayGo(Machine machine) {
        return machine.life.isPresent()
                && scheduler.now().isAfter(machine.backAt.plusSeconds(machine.backAt.equals(Instant.MIN) ? 0 : 40));
    }

    private void crash(Machine machine) {
        scheduler.note(machine.name + " CRASHES");
        machine.away(scheduler.now(), absence());
        machine.life.ifPresent(life -> life.dead = true);
        machine.life = Optional.empty();
        machine.disk.crash(random);
        if (longAbsences && random.nextInt(4) == 0) {
            scheduler.note(machine.name + " LOSES ITS DISK");
            machine.replace(new UUID(random.nextLong(), random.nextLong()));
        }
    }

    private void cutOff(Machine machine) {
        scheduler.note(machine.name + " IS CUT OFF from the database");
        var absence = absence();
        machine.away(scheduler.now(), absence);
        machine.cutOffUntil = machine.backAt;
        if (random.nextBoolean()) {
            dropSessions();
        }
    }

    /** An operator's error: what lies in the journal cannot be opened for a while, as if the machine were away. */
    private void takeKeyAway(Machine machine) {
        scheduler.note("KEY of " + machine.name + " taken away");
        var absence = absence();
        machine.away(scheduler.now(), absence);
        machine.disk.takeKeyAway();
        scheduler.start("operator of " + machine.name, () -> {
            scheduler.pause(absence);
            machine.disk.putKeyBack();
        });
    }

    private Duration absence() {
        return longAbsences && random.nextInt(3) == 0
                ? scheduler.between(100_000, 400_000)
                : scheduler.between(10, 60_000);
    }

    /** From now on nothing goes wrong any more. */
    void clearUp(List<Machine> machines) {
        scheduler.note("THE SKY CLEARS");
        clear = true;
        databaseBack = Instant.MIN;
        providerBack = Instant.MIN;
        providerFast = Instant.MIN;
        networkBack = Instant.MIN;
        for (var machine : machines) {
            machine.disk.full = false;
            machine.disk.putKeyBack();
            machine.stoppedUntil = scheduler.now();
            machine.cutOffUntil = scheduler.now();
            machine.backAt = scheduler.now();
        }
    }

    boolean isClear() {
        return clear;
    }

    boolean databaseAway() {
        return scheduler.now().isBefore(databaseBack);
    }

    boolean databaseAwayFrom(Machine machine) {
        return databaseAway() || scheduler.now().isBefore(machine.cutOffUntil);
    }

    Duration timeToFail() {
        return random.nextInt(4) == 0 ? scheduler.between(0, 5_000) : Duration.ZERO;
    }

    boolean transactionFails() {
        return !clear && scheduler.chance(failurePerMille);
    }

    boolean outcomeUnknown() {
        return !clear && scheduler.chance(failurePerMille);
    }

    boolean providerDown() {
        return scheduler.now().isBefore(providerBack);
    }

    /** The answer's access token cannot be used, though the refresh token beside it is good. */
    boolean answerGarbled() {
        return !clear && scheduler.chance(failurePerMille);
    }

    boolean networkCut() {
        return scheduler.now().isBefore(networkBack);
    }

    /** How long the provider takes for half of what it does. */
    Duration latency() {
        return scheduler.now().isBefore(providerFast) ? scheduler.between(1_000, 40_000) : scheduler.between(1, 200);
    }
}
