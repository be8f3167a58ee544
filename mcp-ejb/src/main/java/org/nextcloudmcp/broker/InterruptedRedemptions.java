package org.nextcloudmcp.broker;

import jakarta.ejb.EJBException;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nextcloudmcp.settings.Configuration;

/** Settles redemptions that nobody is at any more: of this node before its restart, and of nodes that are gone. */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class InterruptedRedemptions {

    private static final Logger LOG = Logger.getLogger(InterruptedRedemptions.class.getName());

    private Configuration configuration;
    /** Asked for late: a server with faulty settings has no keys to open grants with. */
    private Instance<GrantRedemption> redemption;

    /** For the container's proxy. */
    @SuppressWarnings("NullAway.Init") // the proxy has no state
    public InterruptedRedemptions() {}

    @Inject
    public InterruptedRedemptions(Configuration configuration, Instance<GrantRedemption> redemption) {
        this.configuration = configuration;
        this.redemption = redemption;
    }

    /** Every five seconds; looks that are further apart prove nothing about other nodes. */
    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false, info = "interrupted redemptions")
    void settle() {
        if (!configuration.usable()) {
            return;
        }
        try {
            redemption.get().recovery().settle();
        } catch (EJBException e) {
            LOG.log(Level.FINE, "Interrupted redemptions are settled later: the database does not answer", e);
        }
    }
}
