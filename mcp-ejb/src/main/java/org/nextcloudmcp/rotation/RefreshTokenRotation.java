package org.nextcloudmcp.rotation;

import jakarta.ejb.EJBException;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nextcloudmcp.startup.Readiness;

/**
 * Rotates refresh tokens before they can go stale. The timer fires on every node; that each grant is rotated by one of
 * them comes from claiming it in the database.
 */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class RefreshTokenRotation {

    private static final Logger LOG = Logger.getLogger(RefreshTokenRotation.class.getName());

    private Readiness readiness;
    /** Asked for late: a server with faulty settings has no pass. */
    private Instance<RotationPass> pass;

    /** For the container's proxy. */
    @SuppressWarnings("NullAway.Init") // the proxy has no state
    public RefreshTokenRotation() {}

    @Inject
    public RefreshTokenRotation(Readiness readiness, Instance<RotationPass> pass) {
        this.readiness = readiness;
        this.pass = pass;
    }

    /** Once a minute, while nothing is missing. */
    @Schedule(hour = "*", minute = "*", second = "15", persistent = false, info = "rotation of refresh tokens")
    void rotateDueGrants() {
        if (!readiness.missing().isEmpty()) {
            return;
        }
        try {
            pass.get().run();
        } catch (EJBException e) {
            LOG.log(Level.WARNING, "Rotation is put off to its next pass: the database does not answer", e);
        }
    }
}
