package org.nextcloudmcp.startup;

import jakarta.ejb.EJBException;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nextcloudmcp.grant.OfflineGrants;
import org.nextcloudmcp.settings.Configuration;
import org.nextcloudmcp.settings.NextcloudCredential;
import org.nextcloudmcp.transaction.OwnTransaction;

/**
 * Tells the operator of a server that exchanges tokens that it keeps grants as well: long-lived permissions that no user
 * can take back there while it does.
 */
@Singleton
class KeptGrants {

    private static final Logger LOG = Logger.getLogger(KeptGrants.class.getName());

    private final Configuration configuration;
    private final Provider<OfflineGrants> grants;
    private final OwnTransaction transaction;
    private boolean told;

    /**
     * @param grants asked for late: a server with faulty settings has no keys to open them with
     */
    @Inject
    KeptGrants(Configuration configuration, Provider<OfflineGrants> grants, OwnTransaction transaction) {
        this.configuration = configuration;
        this.grants = grants;
        this.transaction = transaction;
    }

    /** Says it once, as soon as the database answers; does nothing while it does not. */
    void tell() {
        if (told || !configuration.usable()) {
            return;
        }
        try {
            if (configuration.settings().nextcloud().credential() == NextcloudCredential.EXCHANGE) {
                warn(transaction.call(() -> grants.get().count()));
            }
            told = true;
        } catch (EJBException e) {
            LOG.log(Level.FINE, "How many grants are kept is not known yet", e);
        }
    }

    private static void warn(long kept) {
        if (kept > 0) {
            LOG.log(
                    Level.WARNING,
                    "nextcloud.credential is exchange, and {0} grants of users are kept and rotated all the same, so that"
                            + " switching back loses none. To end them, set nextcloud.credential to grant and let the"
                            + " users revoke, or revoke them at the provider",
                    Long.toString(kept));
        }
    }
}
