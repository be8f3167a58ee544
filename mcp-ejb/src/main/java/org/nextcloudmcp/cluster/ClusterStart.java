package org.nextcloudmcp.cluster;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.EJBException;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
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
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int ROUNDS_BETWEEN_BEATS = 2;
    private static final int ROUNDS_BETWEEN_LOOKS = 30;

    @Inject
    private Readiness readiness;

    @Inject
    private ManagedThreadFactory threads;

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
    private long round = -1;

    /** Fires when the application has started; see {@link RepeatedWork#start}. */
    @Resource
    private TimerService started;

    @PostConstruct
    void prepare() {
        listening = new RepeatedWork("listener", threads, () -> {
            if (ready()) {
                return listener.get().listen();
            }
            return SECOND;
        });
        living = new RepeatedWork("pulse", threads, this::live);
        started.createSingleActionTimer(1, new TimerConfig("signs of life", false));
    }

    @Timeout
    void start() {
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
        round++;
        try {
            // Rounds are counted and no time is read: a clock that is set back must not silence the node.
            if (round % ROUNDS_BETWEEN_BEATS == 0) {
                pulse.get().beat();
            }
            if (listener.get().deaf() || round % ROUNDS_BETWEEN_LOOKS == 0) {
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
