package org.nextcloudmcp.redemption.simulation;

import jakarta.ejb.EJBException;
import java.time.Duration;
import java.util.UUID;
import org.nextcloudmcp.auditing.Audit;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.redemption.ForeignIntents;
import org.nextcloudmcp.redemption.Occasion;
import org.nextcloudmcp.redemption.Ports;
import org.nextcloudmcp.redemption.ProviderGate;
import org.nextcloudmcp.redemption.Recovery;
import org.nextcloudmcp.redemption.Redemption;
import org.nextcloudmcp.redemption.RedemptionAudit;
import org.nextcloudmcp.redemption.RedemptionFlights;
import org.nextcloudmcp.redemption.RedemptionProtocol;
import org.nextcloudmcp.redemption.Self;
import org.nextcloudmcp.redemption.TokenLifetime;
import org.nextcloudmcp.redemption.Unstored;

/** One life of a server: the classes of the product, on simulated ports. */
final class Node {

    private static final int THREADS = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration BETWEEN_DRAINS = Duration.ofSeconds(2);
    private static final Duration BETWEEN_SETTLEMENTS = Duration.ofSeconds(5);
    /** In the calm, where seldom is soon enough: most of a run's steps would be looks at nothing. */
    private static final Duration SELDOM = Duration.ofSeconds(10);

    private final Life life;
    private final Scheduler scheduler;
    private final Weather weather;
    private final RedemptionFlights flights;
    private final Recovery recovery;

    Node(Life life, Ports ports, Scheduler scheduler, Weather weather, Audit audit) {
        this.life = life;
        this.scheduler = scheduler;
        this.weather = weather;
        var clock = life.clock();
        var random = scheduler.random;
        var self =
                new Self(life.machine.id, () -> new UUID(random.nextLong(), random.nextLong()), token -> "fingerprint");
        var foreign = new ForeignIntents(clock);
        var unstored = new Unstored();
        var lifetime = new TokenLifetime(Duration.ofSeconds(300), Duration.ofSeconds(30));
        var protocol = new RedemptionProtocol(
                ports,
                self,
                new ProviderGate(clock, random::nextDouble),
                foreign,
                unstored,
                lifetime,
                new RedemptionAudit(audit),
                clock);
        flights = new RedemptionFlights(
                protocol::redeem,
                lifetime,
                new Threads(life, scheduler, THREADS),
                new SimulatedWaiting(life, scheduler),
                random::nextDouble,
                clock);
        recovery = new Recovery(ports, self, foreign, unstored, this::settle, clock);
        scheduler.start("drainer of " + life.machine.name, life, () -> often(BETWEEN_DRAINS, recovery::drain));
        scheduler.start("settler of " + life.machine.name, life, () -> often(BETWEEN_SETTLEMENTS, recovery::settle));
    }

    private void often(Duration pause, Runnable work) {
        while (true) {
            try {
                work.run();
            } catch (EJBException e) {
                scheduler.note("not now: " + e.getMessage());
            }
            scheduler.pause(weather.isClear() ? SELDOM : pause);
        }
    }

    Life life() {
        return life;
    }

    Redemption redeem(Subject subject, Occasion occasion) {
        try {
            return flights.redeem(subject, occasion, PATIENCE);
        } catch (EJBException e) {
            return new Redemption.Unavailable(Duration.ofSeconds(5), "the database does not answer");
        }
    }

    private Redemption settle(Subject subject, Occasion occasion) {
        return flights.redeem(subject, occasion, PATIENCE);
    }
}
