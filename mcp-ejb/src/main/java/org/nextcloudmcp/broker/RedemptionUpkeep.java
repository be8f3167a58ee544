package org.nextcloudmcp.broker;

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
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nextcloudmcp.background.RepeatedWork;
import org.nextcloudmcp.redemption.Recovery;
import org.nextcloudmcp.settings.Configuration;

/**
 * Takes up what crashes and outages have interrupted, while the server runs: one thread stores what the database did not
 * take, another settles redemptions that nobody is at any more. Two, for settling waits for the provider.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class RedemptionUpkeep {

    private static final Logger LOG = Logger.getLogger(RedemptionUpkeep.class.getName());

    /** After an outage of the database, the callers of the grants concerned wait for this. */
    private static final Duration DRAIN = Duration.ofSeconds(1);

    /** Looks that are further apart prove nothing about other nodes. */
    private static final Duration SETTLE = Duration.ofSeconds(5);

    /** A stop that does not wait would lose the answers to what has been asked. */
    private static final Duration LANDING = Duration.ofSeconds(20);

    @Inject
    private Configuration configuration;

    /** Asked for late: a server with faulty settings has no keys to open the journal with. */
    @Inject
    private Instance<GrantRedemption> redemption;

    @Inject
    private ManagedThreadFactory threads;

    /** Fires when the application has started; see {@link RepeatedWork#start}. */
    @Resource
    private TimerService started;

    private RepeatedWork draining;
    private RepeatedWork settling;

    @PostConstruct
    void prepare() {
        draining = repeated("journal", DRAIN, Recovery::drain);
        settling = repeated("settlement", SETTLE, Recovery::settle);
        started.createSingleActionTimer(1, new TimerConfig("upkeep of redemptions", false));
    }

    @Timeout
    void start() {
        draining.start();
        settling.start();
    }

    @PreDestroy
    void stop() {
        settling.close();
        if (configuration.usable()) {
            redemption.get().land(LANDING);
        }
        draining.close();
    }

    private RepeatedWork repeated(String name, Duration pause, Consumer<Recovery> work) {
        return new RepeatedWork(name, threads, () -> {
            attempt(name, work);
            return pause;
        });
    }

    private void attempt(String name, Consumer<Recovery> work) {
        if (!configuration.usable()) {
            return;
        }
        try {
            work.accept(redemption.get().recovery());
        } catch (EJBException e) {
            LOG.log(Level.FINE, name + " is put off: the database does not answer", e);
        }
    }
}
