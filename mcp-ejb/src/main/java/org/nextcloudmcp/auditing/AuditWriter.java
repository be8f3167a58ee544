package org.nextcloudmcp.auditing;

import jakarta.annotation.PreDestroy;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJBException;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nextcloudmcp.audit.AuditTrail;
import org.nextcloudmcp.transaction.OwnTransaction;

/**
 * Moves events from the queue into the database, on the container's timer thread and once more when the server stops. A
 * singleton runs one call at a time, so the order of the queue is the order of the trail.
 */
@Singleton
@Startup
@DependsOn("ServerStart")
@TransactionManagement(TransactionManagementType.BEAN)
public class AuditWriter {

    private static final Logger LOG = Logger.getLogger(AuditWriter.class.getName());
    private static final int BATCH = 200;

    private AuditQueue queue;
    private Provider<AuditTrail> trail;
    private OwnTransaction transaction;
    private boolean failing;

    /** For the container's proxy. */
    @SuppressWarnings("NullAway.Init") // the proxy has no state
    public AuditWriter() {}

    @Inject
    AuditWriter(AuditQueue queue, Provider<AuditTrail> trail, OwnTransaction transaction) {
        this.queue = queue;
        this.trail = trail;
        this.transaction = transaction;
    }

    /** Every second, all that is there; what cannot be written waits for the next time. */
    @Schedule(hour = "*", minute = "*", second = "*", persistent = false, info = "audit trail")
    void write() {
        try {
            for (var batch = queue.oldest(BATCH); !batch.isEmpty(); batch = queue.oldest(BATCH)) {
                var events = batch;
                transaction.run(() -> trail.get().append(events));
                queue.written(events.size());
            }
            failing = false;
        } catch (EJBException e) {
            if (!failing) {
                LOG.log(Level.SEVERE, e, () -> queue.size() + " events wait for the audit trail: it cannot be written");
            }
            failing = true;
        }
        var lost = queue.lostSinceAsked();
        if (lost > 0) {
            LOG.log(Level.SEVERE, "{0} events are in this log and not in the audit trail: the queue was full", lost);
        }
    }

    @PreDestroy
    void stop() {
        write();
        if (queue.size() > 0) {
            LOG.log(
                    Level.SEVERE,
                    "{0} events are in this log and not in the audit trail: the server stopped",
                    queue.size());
        }
    }
}
