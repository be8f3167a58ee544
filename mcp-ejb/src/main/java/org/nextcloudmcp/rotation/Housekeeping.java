package org.nextcloudmcp.rotation;

import jakarta.ejb.EJBException;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nextcloudmcp.grant.PendingAuthorizations;
import org.nextcloudmcp.node.BrokerNodes;
import org.nextcloudmcp.revocation.RevocationDelivery;
import org.nextcloudmcp.startup.Readiness;
import org.nextcloudmcp.transaction.OwnTransaction;

/** Clears away what has served its time: expired connect links, nodes that are no more, and revocations that the provider had not confirmed. */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class Housekeeping {

    private static final Logger LOG = Logger.getLogger(Housekeeping.class.getName());

    private static final Duration NODE_IS_HISTORY = Duration.ofDays(7);

    private Readiness readiness;
    /** These are asked for late: a server with faulty settings has no keys to make them with. */
    private Instance<PendingAuthorizations> requests;

    private Instance<RevocationDelivery> revocations;
    private BrokerNodes nodes;
    private OwnTransaction transaction;
    private Clock clock;

    /** For the container's proxy. */
    @SuppressWarnings("NullAway.Init") // the proxy has no state
    public Housekeeping() {}

    @Inject
    public Housekeeping(
            Readiness readiness,
            Instance<PendingAuthorizations> requests,
            Instance<RevocationDelivery> revocations,
            BrokerNodes nodes,
            OwnTransaction transaction,
            Clock clock) {
        this.readiness = readiness;
        this.requests = requests;
        this.revocations = revocations;
        this.nodes = nodes;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Once a minute, while nothing is missing. */
    @Schedule(hour = "*", minute = "*", second = "45", persistent = false, info = "housekeeping")
    void clear() {
        if (!readiness.missing().isEmpty()) {
            return;
        }
        try {
            transaction.run(() -> requests.get().removeExpired(clock.instant()));
            transaction.run(() -> nodes.forget(NODE_IS_HISTORY));
            revocations.get().drain();
        } catch (EJBException e) {
            LOG.log(Level.WARNING, "Housekeeping is put off: the database does not answer", e);
        }
    }
}
