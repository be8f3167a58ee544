package org.nextcloudmcp.rotation;

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
import java.security.SecureRandom;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nextcloudmcp.background.RepeatedWork;
import org.nextcloudmcp.startup.Readiness;

/**
 * Rotates refresh tokens before they can go stale. Every node looks for what is due every few seconds, which also keeps
 * grants alive whose refresh tokens live for a minute; that each grant is rotated by one node comes from claiming it in
 * the database.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class RefreshTokenRotation {

    private static final Logger LOG = Logger.getLogger(RefreshTokenRotation.class.getName());
    private static final Duration BETWEEN_PASSES = Duration.ofSeconds(4);
    /** Nodes that start together do not all ask in the same moment. */
    private static final int MOST_JITTER_MILLIS = 4_000;

    private static final Duration AFTER_FAILURES = Duration.ofMinutes(1);

    @Inject
    private Readiness readiness;

    /** Asked for late: a server with faulty settings has no pass. */
    @Inject
    private Instance<RotationPass> pass;

    @Inject
    private ManagedThreadFactory threads;

    @Inject
    private SecureRandom random;

    /** Fires when the application has started; see {@link RepeatedWork#start}. */
    @Resource
    private TimerService started;

    private RepeatedWork passes;

    @PostConstruct
    void prepare() {
        passes = new RepeatedWork("rotation", threads, this::rotateDueGrants);
        started.createSingleActionTimer(1, new TimerConfig("rotation", false));
    }

    @Timeout
    void start() {
        passes.start();
    }

    @PreDestroy
    void stop() {
        passes.close();
    }

    private Duration rotateDueGrants() {
        var jitter = Duration.ofMillis(random.nextInt(MOST_JITTER_MILLIS));
        if (!readiness.missing().isEmpty()) {
            return BETWEEN_PASSES.plus(jitter);
        }
        try {
            return (pass.get().run().givenUp() ? AFTER_FAILURES : BETWEEN_PASSES).plus(jitter);
        } catch (EJBException e) {
            LOG.log(Level.WARNING, "Rotation is put off to its next pass: the database does not answer", e);
            return AFTER_FAILURES;
        }
    }
}
