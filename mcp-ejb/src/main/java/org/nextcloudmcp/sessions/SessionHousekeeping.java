package org.nextcloudmcp.sessions;

import jakarta.ejb.EJBException;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nextcloudmcp.session.AnswerMailbox;
import org.nextcloudmcp.session.StoredSessions;
import org.nextcloudmcp.startup.Readiness;
import org.nextcloudmcp.transaction.OwnTransaction;

/** Removes sessions that nobody has used for long, and answers that nobody waits for. */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class SessionHousekeeping {

    private static final Logger LOG = Logger.getLogger(SessionHousekeeping.class.getName());

    private Readiness readiness;
    private StoredSessions sessions;
    /** Asked for late: a server with faulty settings has no keys to make it with. */
    private Instance<AnswerMailbox> mailbox;

    private OwnTransaction transaction;
    private Clock clock;

    /** For the container's proxy. */
    @SuppressWarnings("NullAway.Init") // the proxy has no state
    public SessionHousekeeping() {}

    @Inject
    public SessionHousekeeping(
            Readiness readiness,
            StoredSessions sessions,
            Instance<AnswerMailbox> mailbox,
            OwnTransaction transaction,
            Clock clock) {
        this.readiness = readiness;
        this.sessions = sessions;
        this.mailbox = mailbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Every ten minutes, while nothing is missing; a backlog goes in small transactions. */
    @Schedule(hour = "*", minute = "*/10", second = "25", persistent = false, info = "session housekeeping")
    void sweep() {
        if (!readiness.missing().isEmpty()) {
            return;
        }
        try {
            transaction.run(() -> mailbox.get().removeOld(clock.instant()));
            while (transaction.call(() -> sessions.removeSilent(clock.instant())) > 0) {
                LOG.fine("sessions that were silent too long are removed");
            }
        } catch (EJBException e) {
            LOG.log(Level.WARNING, "Sessions are swept later: the database does not answer", e);
        }
    }
}
