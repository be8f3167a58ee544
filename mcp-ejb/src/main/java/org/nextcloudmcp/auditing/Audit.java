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
 * <p>A rejected inbound token or an unauthenticated request is not told here: strangers must not be able to fill the
 * database.
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
        var event = new AuditEvent(clock.instant(), action, subject, client, outcome, fingerprint);
        LOG.info(() -> AuditLine.of(event));
        queue.add(event);
    }
}
