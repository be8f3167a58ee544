package org.nextcloudmcp.auditing;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.logging.Logger;
import org.nextcloudmcp.audit.AuditAction;
import org.nextcloudmcp.audit.AuditEvent;
import org.nextcloudmcp.crypto.Fingerprints;
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.oauth.ClientId;
import org.nextcloudmcp.oauth.Subject;

/**
 * Where everything that must be accounted for is told. Telling never fails and never waits: the line is logged at once,
 * the row is written soon after.
 *
 * <p>A rejected inbound token or an unauthenticated request makes no row: strangers must not be able to fill the
 * database. The one exception is a failed login in the name of a service, one row an hour for each service.
 */
@Singleton
public class Audit {

    private static final Logger LOG = Logger.getLogger("org.nextcloudmcp.audit");

    private final Clock clock;
    private final Provider<Fingerprints> fingerprints;
    private final AuditQueue queue;

    /**
     * @param fingerprints asked for late: a server with faulty settings has no keys to make them with
     */
    @Inject
    Audit(Clock clock, Provider<Fingerprints> fingerprints, AuditQueue queue) {
        this.clock = clock;
        this.fingerprints = fingerprints;
        this.queue = queue;
    }

    /** For an audit that is told elsewhere. */
    protected Audit(Clock clock, Fingerprints fingerprints) {
        this(clock, () -> fingerprints, new AuditQueue());
    }

    /**
     * Notes an event.
     *
     * @param outcome a code of ours: capital letters, digits and {@code _}
     * @param token the token it is about, of which a fingerprint is kept
     * @throws IllegalArgumentException if the outcome is not a code
     */
    public void record(
            AuditAction action,
            Optional<Subject> subject,
            Optional<ClientId> client,
            String outcome,
            Optional<AccessToken> token) {
        var fingerprint = token.map(present -> fingerprints.get().of(present));
        queue.add(logged(new AuditEvent(clock.instant(), action, subject, client, outcome, fingerprint)));
    }

    /** As {@link #record}, but for the log alone: what a stranger can repeat at will must not fill the database. */
    public void log(AuditAction action, Optional<Subject> subject, Optional<ClientId> client, String outcome) {
        logged(new AuditEvent(clock.instant(), action, subject, client, outcome, Optional.empty()));
    }

    private static AuditEvent logged(AuditEvent event) {
        LOG.info(() -> AuditLine.of(event));
        return event;
    }
}
