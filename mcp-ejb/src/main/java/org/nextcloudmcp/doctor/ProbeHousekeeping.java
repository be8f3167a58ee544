package org.nextcloudmcp.doctor;

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
import org.nextcloudmcp.probe.ProviderProbes;
import org.nextcloudmcp.startup.Readiness;
import org.nextcloudmcp.transaction.OwnTransaction;

/** Ends probes that nobody goes on with, and erases what they had sealed. */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class ProbeHousekeeping {

    private static final Logger LOG = Logger.getLogger(ProbeHousekeeping.class.getName());

    private Readiness readiness;
    /** Asked for late: a server with faulty settings has no keys to make it with. */
    private Instance<ProviderProbes> probes;

    private OwnTransaction transaction;
    private Clock clock;

    /** For the container's proxy. */
    @SuppressWarnings("NullAway.Init") // the proxy has no state
    public ProbeHousekeeping() {}

    @Inject
    public ProbeHousekeeping(
            Readiness readiness, Instance<ProviderProbes> probes, OwnTransaction transaction, Clock clock) {
        this.readiness = readiness;
        this.probes = probes;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Once a minute, while nothing is missing. */
    @Schedule(hour = "*", minute = "*", second = "15", persistent = false, info = "probe housekeeping")
    void tidy() {
        if (!readiness.missing().isEmpty()) {
            return;
        }
        try {
            transaction.run(() -> probes.get().tidy(clock.instant()));
        } catch (EJBException e) {
            LOG.log(Level.WARNING, "Probes are tidied later: the database does not answer", e);
        }
    }
}
