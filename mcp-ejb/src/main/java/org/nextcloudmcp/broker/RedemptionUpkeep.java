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

/** Stores what the database did not take at once; also what the run before this one left in the journal. */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class RedemptionUpkeep {

    private static final Logger LOG = Logger.getLogger(RedemptionUpkeep.class.getName());

    private Configuration configuration;
    /** Asked for late: a server with faulty settings has no keys to open the journal with. */
    private Instance<GrantRedemption> redemption;

    /** For the container's proxy. */
    @SuppressWarnings("NullAway.Init") // the proxy has no state
    public RedemptionUpkeep() {}

    @Inject
    public RedemptionUpkeep(Configuration configuration, Instance<GrantRedemption> redemption) {
        this.configuration = configuration;
        this.redemption = redemption;
    }

    /** Every second: after an outage of the database the callers of the grants concerned wait for it. */
    @Schedule(hour = "*", minute = "*", second = "*", persistent = false, info = "journal of redemptions")
    void drain() {
        if (!configuration.usable()) {
            return;
        }
        try {
            redemption.get().recovery().drain();
        } catch (EJBException e) {
            LOG.log(Level.FINE, "What waits to be stored goes on waiting: the database does not answer", e);
        }
    }
}
