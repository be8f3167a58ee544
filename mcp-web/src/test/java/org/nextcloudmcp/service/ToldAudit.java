package org.nextcloudmcp.service;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nextcloudmcp.audit.AuditAction;
import org.nextcloudmcp.auditing.Audit;
import org.nextcloudmcp.crypto.Fingerprints;
import org.nextcloudmcp.crypto.KeyRing;
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.oauth.ClientId;
import org.nextcloudmcp.oauth.Subject;

/** An audit that keeps what it is told: action, outcome, client, sub, token. */
final class ToldAudit extends Audit {

    final List<String> told = new ArrayList<>();

    ToldAudit() {
        super(Clock.systemUTC(), new Fingerprints(KeyRing.parse("k1:" + "A".repeat(43) + "=")));
    }

    /** What only the log is told: action, outcome, client. */
    final List<String> logged = new ArrayList<>();

    @Override
    public void log(AuditAction action, Optional<Subject> subject, Optional<ClientId> client, String outcome) {
        logged.add(String.join(
                " ", action.name(), outcome, client.map(ClientId::value).orElse("-")));
    }

    @Override
    public void record(
            AuditAction action,
            Optional<Subject> subject,
            Optional<ClientId> client,
            String outcome,
            Optional<AccessToken> token) {
        told.add(String.join(
                " ",
                action.name(),
                outcome,
                client.map(ClientId::value).orElse("-"),
                subject.map(Subject::sub).orElse("-"),
                token.map(AccessToken::value).orElse("-")));
    }
}
