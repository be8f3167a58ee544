package org.nextcloudmcp.redemption.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.nextcloudmcp.auditing.Audit;
import org.nextcloudmcp.fixture.NotedAudit;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.redemption.Ports;
import org.nextcloudmcp.redemption.Redemption;

/**
 * Two nodes, one database, one provider, a few users: a storm of calls and faults, then a calm, then the reckoning. All
 * of it follows from the seed.
 */
final class World {

    private static final int CALLS_IN_THE_STORM = 4;
    /** Until the longest wait for a node that is gone is over, and every access token, too. */
    private static final Duration CALM = Duration.ofMinutes(4);

    private static final Duration AFTERMATH = Duration.ofMinutes(1);

    private final Scheduler scheduler;
    private final Weather weather;
    private final StrictProvider provider;
    private final SimulatedDatabase database;
    private final Users users;
    private final List<Machine> machines;
    private final List<Subject> subjects;
    private final UnaryOperator<Ports> mutation;
    private final Audit audit = new NotedAudit();
    private final boolean opaque;
    private final boolean herd;
    private int busy;
    private boolean settled;

    World(long seed, Trace trace, UnaryOperator<Ports> mutation) {
        this.scheduler = new Scheduler(seed, trace);
        this.weather = new Weather(scheduler);
        this.provider = new StrictProvider(scheduler);
        this.database = new SimulatedDatabase(scheduler, weather);
        weather.canEndSessions(database::dropSessions);
        this.users = new Users(scheduler, provider, database);
        this.machines = scheduler.chance(200)
                ? List.of(machine("A", 1), machine("B", 2), machine("C", 3))
                : List.of(machine("A", 1), machine("B", 2));
        this.subjects = new ArrayList<>();
        for (var name : List.of("alice", "bob", "carol").subList(0, 1 + scheduler.random.nextInt(3))) {
            subjects.add(new Subject("https://idp.example", name));
        }
        this.mutation = mutation;
        this.opaque = scheduler.chance(250);
        this.herd = scheduler.chance(400);
    }

    private Machine machine(String name, int number) {
        var wrong = scheduler.random.nextInt(4) == 0 ? 150_000 : 2_000;
        return new Machine(name, number, scheduler.between(-wrong, wrong));
    }

    /** Runs the whole history, and fails with what it found. */
    Outcome run() {
        scheduler.start("history", this::history);
        scheduler.run(() -> settled);
        return new Outcome(users.answers, users.served, provider.redemptions, provider.excusedLosses);
    }

    /** What there was to see, to know that the storm was one. */
    record Outcome(int answers, int served, int redemptions, int excusedLosses) {}

    private void history() {
        subjects.forEach(users::consent);
        machines.forEach(machine -> scheduler.start("power of " + machine.name, () -> power(machine)));
        scheduler.start("weather", () -> weather.blow(machines));
        scheduler.start("outbox", this::deliver);
        for (var subject : subjects) {
            for (var machine : machines) {
                var callers = 1 + scheduler.random.nextInt(3);
                for (int caller = 0; caller < callers; caller++) {
                    busy++;
                    scheduler.start("client of " + machine.name, () -> callOften(machine, subject));
                }
            }
            if (scheduler.chance(400)) {
                busy++;
                scheduler.start("mind of " + subject.sub(), () -> changeMind(subject));
            }
        }
        scheduler.await(() -> busy == 0, Duration.ofHours(2));
        weather.clearUp(machines);
        scheduler.pause(CALM);
        subjects.forEach(this::lastCalls);
        scheduler.pause(AFTERMATH);
        subjects.forEach(users::takeStock);
        users.takeStockOfTheRevoked();
        settled = true;
    }

    /** Boots the machine's server whenever it has none. */
    private void power(Machine machine) {
        while (true) {
            scheduler.await(
                    () -> machine.life.isEmpty() && !scheduler.now().isBefore(machine.backAt), Duration.ofDays(1));
            var life = new Life(machine, scheduler, weather);
            machine.life = Optional.of(life);
            scheduler.note("BOOT of " + machine.name);
            var ports = mutation.apply(new Ports(
                    subject -> database.tryLock(life, subject).map(lock -> lock),
                    new SimulatedLedger(life, database, provider),
                    new SimulatedJournal(life, provider),
                    new Line(life, scheduler, weather, provider),
                    new SimulatedJudge(life, scheduler, weather, opaque)));
            machine.node = Optional.of(new Node(life, ports, scheduler, weather, audit));
        }
    }

    private void callOften(Machine machine, Subject subject) {
        for (int i = 0; i < CALLS_IN_THE_STORM; i++) {
            scheduler.pause(herd ? untilTheNextHalfMinute() : scheduler.between(0, 60_000));
            if (machine.life.isPresent()) {
                var node = machine.node.orElseThrow();
                scheduler.start(
                        "call to " + machine.name,
                        node.life(),
                        () -> users.call(node, subject, users.occasion(subject)));
            }
        }
        busy--;
    }

    /** Everybody comes at once: where two nodes see a token end at the same time, they redeem at the same time. */
    private Duration untilTheNextHalfMinute() {
        return Duration.ofMillis(30_000 - scheduler.now().toEpochMilli() % 30_000);
    }

    private void changeMind(Subject subject) {
        scheduler.pause(scheduler.between(0, 120_000));
        users.revoke(subject);
        if (scheduler.chance(700)) {
            scheduler.pause(scheduler.between(0, 20_000));
            users.consent(subject);
        }
        busy--;
    }

    /** Revokes at the provider what waits for it. */
    private void deliver() {
        while (true) {
            scheduler.pause(weather.isClear() ? Duration.ofSeconds(5) : scheduler.between(10, 20_000));
            if (!weather.databaseAway() && !weather.providerDown()) {
                var due = List.copyOf(database.outbox);
                database.outbox.clear();
                due.forEach(token -> provider.revoke(users.ended(token)));
            }
        }
    }

    /** In the calm everybody gets an answer, on every node; each is asked when all access tokens have ended. */
    private void lastCalls(Subject subject) {
        for (var machine : machines) {
            var node = machine.node.orElseThrow();
            var answered = new boolean[1];
            scheduler.start("last call to " + machine.name, node.life(), () -> {
                for (int attempt = 0; !answered[0] && attempt < 30; attempt++) {
                    var redemption = users.call(node, subject, users.occasion(subject));
                    answered[0] = !(redemption instanceof Redemption.Unavailable);
                    if (redemption instanceof Redemption.Unavailable unavailable) {
                        scheduler.note(unavailable.reason());
                        scheduler.pause(Duration.ofSeconds(10));
                    }
                }
            });
            if (!scheduler.await(() -> answered[0], Duration.ofMinutes(6))) {
                throw new AssertionError("in the calm " + subject.sub() + " gets no answer from " + machine.name);
            }
        }
    }
}
