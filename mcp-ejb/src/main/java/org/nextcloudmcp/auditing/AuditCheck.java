package org.nextcloudmcp.auditing;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJBException;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nextcloudmcp.audit.AuditTrail;
import org.nextcloudmcp.audit.AuditVerification;
import org.nextcloudmcp.transaction.OwnTransaction;

/** Verifies the audit trail, soon after the start and every night, and leaves its head in the log for comparison. */
@Singleton
@Startup
@DependsOn("ServerStart")
@TransactionManagement(TransactionManagementType.BEAN)
public class AuditCheck {

    private static final Logger LOG = Logger.getLogger(AuditCheck.class.getName());
    private static final Duration AFTER_START = Duration.ofSeconds(10);

    @Resource
    private TimerService timers;

    private Provider<AuditTrail> trail;
    private OwnTransaction transaction;

    /** For the container's proxy. */
    @SuppressWarnings("NullAway.Init") // the proxy has no state
    public AuditCheck() {}

    @Inject
    AuditCheck(Provider<AuditTrail> trail, OwnTransaction transaction) {
        this.trail = trail;
        this.transaction = transaction;
    }

    @PostConstruct
    @SuppressWarnings("NullAway.Init") // the constructor that counts has filled the fields
    void start() {
        timers.createSingleActionTimer(AFTER_START.toMillis(), new TimerConfig("audit trail, first check", false));
    }

    @Timeout
    void firstCheck() {
        check();
    }

    @Schedule(hour = "4", minute = "23", persistent = false, info = "audit trail, nightly check")
    void check() {
        try {
            report(verified());
        } catch (EJBException e) {
            LOG.log(Level.WARNING, "The audit trail could not be verified", e);
        }
    }

    /** Page by page: a transaction that lasts minutes is ended by the container, and keeps a database from tidying up. */
    private AuditVerification verified() {
        var verification = transaction.call(() -> trail.get().beginVerification());
        while (verification instanceof AuditVerification.UnderWay underWay) {
            verification = transaction.call(() -> trail.get().verifyPage(underWay));
        }
        return verification;
    }

    private static void report(AuditVerification verification) {
        if (verification instanceof AuditVerification.Broken broken) {
            LOG.log(Level.SEVERE, "The audit trail is broken at event {0}: {1}", new Object[] {
                Long.toString(broken.number()), broken.damage()
            });
        } else if (verification instanceof AuditVerification.Intact intact) {
            LOG.log(Level.INFO, "The audit trail is intact: {0} events, head {1}", new Object[] {
                Long.toString(intact.events()), intact.head()
            });
        }
    }
}
