package org.nextcloudmcp.redemption;

import java.time.Clock;
import java.util.Optional;
import org.nextcloudmcp.audit.AuditAction;
import org.nextcloudmcp.auditing.Audit;
import org.nextcloudmcp.crypto.Fingerprints;
import org.nextcloudmcp.crypto.KeyRing;
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.oauth.ClientId;
import org.nextcloudmcp.oauth.Subject;

/** The server writes its audit trail from a queue, beside what is measured. */
final class SilentAudit extends Audit {

    SilentAudit() {
        super(Clock.systemUTC(), new Fingerprints(KeyRing.parse("k1:" + "A".repeat(43) + "=")));
    }

    @Override
    public void record(
            AuditAction action,
            Optional<Subject> subject,
            Optional<ClientId> client,
            String outcome,
            Optional<AccessToken> token) {}
}
