package org.nextcloudmcp.cluster;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.EJBException;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nextcloudmcp.background.RepeatedWork;
import org.nextcloudmcp.startup.Readiness;
import org.nextcloudmcp.storage.NodeId;

/**
 * Lets this node live among the others while the server runs: one thread listens, one gives signs of life and looks at
 * the database. Both wait until nothing is missing.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class ClusterStart {

    private static final Logger LOG = Logger.getLogger(ClusterStart.class.getName());
    private static final Duration BEAT = Duration.ofSeconds(2);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration LOOK_WHILE_HEARING = Duration.ofSeconds(30);

    @Inject
    private Readiness readiness;

    @Inject
    private ManagedThreadFactory threads;

    @Inject
    private Clock clock;

    /** These are asked for late: a server with faulty settings has no cache. */
    @Inject
    private Instance<Pulse> pulse;

    @Inject
    private Instance<Listener> listener;

    @Inject
    private Instance<Lookout> lookout;

    @Inject
    private Instance<NodeId> node;

    private RepeatedWork listening;
    private RepeatedWork living;
    private Instant nextBeat = Instant.MIN;
    private Instant nextLook = Instant.MIN;

    @PostConstruct
    void start() {
        listening = new RepeatedWork("listener", threads, () -> {
            if (ready()) {
                return listener.get().listen();
            }
            return SECOND;
        });
        living = new RepeatedWork("pulse", threads, this::live);
        listening.start();
        living.start();
    }

    @PreDestroy
    void stop() {
        listening.close();
        living.close();
    }

    private Duration live() {
        if (!ready()) {
            return SECOND;
        }
        try {
            var now = clock.instant();
            if (!now.isBefore(nextBeat)) {
                nextBeat = now.plus(BEAT);
                pulse.get().beat();
            }
            if (listener.get().deaf() || !now.isBefore(nextLook)) {
                nextLook = now.plus(LOOK_WHILE_HEARING);
                lookout.get().look();
            }
        } catch (EJBException e) {
            LOG.log(Level.FINE, "No sign of life: the database does not answer", e);
        }
        return SECOND;
    }

    private boolean ready() {
        return readiness.missing().isEmpty() && node.isResolvable();
    }
}
