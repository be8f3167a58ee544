package org.nextcloudmcp.provisioning;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.nextcloudmcp.audit.AuditAction;
import org.nextcloudmcp.auditing.Audit;
import org.nextcloudmcp.grant.PendingAuthorization;
import org.nextcloudmcp.provisioning.ConsentResult.ConsentRefused;

/**
 * Tells the audit trail how a user answered. Only an answer to a request of ours is told: anybody can send any other as
 * often as they like.
 */
@Singleton
public class ConsentAudit {

    private final Audit audit;

    @Inject
    public ConsentAudit(Audit audit) {
        this.audit = audit;
    }

    void declined(PendingAuthorization request) {
        record(AuditAction.DENIAL, request, "DECLINED");
    }

    /** Tells it and hands it on. */
    ConsentResult noted(PendingAuthorization request, ConsentResult result) {
        if (!(result instanceof ConsentRefused refused)) {
            record(AuditAction.PROVISIONING, request, "CONNECTED");
        } else if (refused.why() == Refusal.DECLINED_AT_PROVIDER) {
            record(AuditAction.DENIAL, request, refused.why().name());
        } else {
            record(AuditAction.PROVISIONING, request, refused.why().name());
        }
        return result;
    }

    private void record(AuditAction action, PendingAuthorization request, String outcome) {
        audit.record(action, Optional.of(request.subject()), Optional.of(request.client()), outcome, Optional.empty());
    }
}
