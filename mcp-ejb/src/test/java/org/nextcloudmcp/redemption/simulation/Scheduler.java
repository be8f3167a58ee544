package org.nextcloudmcp.redemption.simulation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Runs tasks on threads of which exactly one holds the baton. At every {@link #step} the holder gives it to a task that
 * the seed chooses; time is virtual and passes as the seed wills. One seed is one history, the same each time.
 *
 * <p>No locks guard what the tasks share: who holds the baton is alone, and {@link #turn} is volatile.
 */
final class Scheduler {

    static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private static final int MOST_STEPS = 60_000;
    private static final ExecutorService THREADS = Executors.newCachedThreadPool(body -> {
        var thread = new Thread(body, "simulated");
        thread.setDaemon(true);
        return thread;
    });

    final Random random;
    final Trace trace;
    private final Thread main = Thread.currentThread();
    private final List<Task> tasks = new ArrayList<>();
    /** How often the baton stays where it is: some errors show only in long runs of one task, some in none. */
    private final int constancy;

    private Instant now = START;
    private int steps;
    private boolean over;
    private Optional<Throwable> failure = Optional.empty();
    private volatile Task turn;

    Scheduler(long seed, Trace trace) {
        this.random = new Random(seed);
        this.trace = trace;
        this.constancy = random.nextInt(4) * 25;
    }

    Instant now() {
        return now;
    }

    Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }

    boolean chance(int perMille) {
        return random.nextInt(1000) < perMille;
    }

    /** Between the two, both inclusive, in milliseconds. */
    Duration between(long least, long most) {
        return Duration.ofMillis(least + (long) (random.nextDouble() * (most - least + 1)));
    }

    /** A task of the world, not of a machine: it cannot be killed or stopped. */
    void start(String name, Runnable body) {
        start(name, Optional.empty(), body);
    }

    /** A task that dies with its machine's life. */
    void start(String name, Life life, Runnable body) {
        start(name, Optional.of(life), body);
    }

    private void start(String name, Optional<Life> life, Runnable body) {
        var task = new Task(name, life);
        tasks.add(task);
        THREADS.execute(() -> {
            task.thread = Thread.currentThread();
            awaitTurn(task);
            try {
                if (!over) {
                    task.requireLife();
                    body.run();
                }
            } catch (Killed e) {
                // As it should be.
            } catch (Throwable e) {
                fail(e);
            }
            tasks.remove(task);
            pass();
        });
    }

    /** Lets the world go its way until this condition holds, and ends every task. */
    void run(BooleanSupplier done) {
        start("end", () -> {
            await(done, Duration.ofDays(1));
            over = true;
        });
        pass();
        awaitTurn(null);
        if (failure.isPresent()) {
            throw new AssertionError(failure.get().toString(), failure.get());
        }
    }

    /** The run ends here, with this finding. */
    void fail(Throwable found) {
        if (failure.isEmpty()) {
            failure = Optional.of(found);
        }
        over = true;
    }

    /** A moment at which anything else may happen. */
    void step(String what) {
        requireTime();
        turn.requireLife();
        trace.note(now, turn.name, what);
        now = now.plusMillis(random.nextInt(3));
        if (random.nextInt(100) >= constancy) {
            handOver();
        }
        turn.requireLife();
    }

    /** Notes what the present task has met. */
    void note(String what) {
        trace.note(now, turn.name, what);
    }

    /** Ends the present task if its life has ended. */
    void requireLife() {
        turn.requireLife();
    }

    void pause(Duration duration) {
        await(() -> false, duration);
    }

    /**
     * Waits until the condition holds, at most this long.
     *
     * @return whether it holds
     */
    boolean await(BooleanSupplier condition, Duration limit) {
        return await(condition, limit, false);
    }

    /** As {@link #await}, but the time for which the machine is stopped does not count. */
    boolean awaitRunning(BooleanSupplier condition, Duration limit) {
        return await(condition, limit, true);
    }

    private boolean await(BooleanSupplier condition, Duration limit, boolean onlyRunning) {
        requireTime();
        var self = turn;
        self.requireLife();
        self.condition = condition;
        self.deadline = now.plus(limit);
        self.countsRunningOnly = onlyRunning;
        handOver();
        self.condition = () -> true;
        self.requireLife();
        return condition.getAsBoolean();
    }

    /** Holds every task of the machine still; none of them notices but by the clock. */
    void stop(Machine machine, Duration duration) {
        trace.note(now, machine.name, "STOPPED for " + duration);
        machine.stoppedUntil = now.plus(duration);
        tasks.stream()
                .filter(task -> task.countsRunningOnly)
                .filter(task ->
                        task.life.filter(life -> life.machine == machine).isPresent())
                .forEach(task -> task.deadline = task.deadline.plus(duration));
    }

    private void handOver() {
        var self = turn;
        pass();
        awaitTurn(self);
        requireTime();
    }

    private void requireTime() {
        if (over) {
            throw new Killed();
        }
    }

    /** Gives the baton on; to the main thread when all is over and every task has ended. */
    private void pass() {
        var next = next();
        turn = next;
        if (next == null) {
            LockSupport.unpark(main);
        } else if (next.thread != null) {
            LockSupport.unpark(next.thread);
        }
    }

    private void awaitTurn(Task self) {
        while (turn != self || (self == null && !(over && tasks.isEmpty()))) {
            LockSupport.park(this);
        }
    }

    private Task next() {
        if (++steps > MOST_STEPS) {
            fail(new AssertionError("it does not come to an end: " + tasks));
        }
        while (true) {
            if (over) {
                return tasks.isEmpty() ? null : tasks.get(0);
            }
            var ready = tasks.stream().filter(task -> task.ready(now)).toList();
            if (!ready.isEmpty()) {
                return ready.get(random.nextInt(ready.size()));
            }
            now = tasks.stream().map(Task::earliest).min(Instant::compareTo).orElseThrow();
        }
    }

    /** Who waits, for the report of a run that does not end. */
    @Override
    public String toString() {
        return tasks.toString();
    }
}
