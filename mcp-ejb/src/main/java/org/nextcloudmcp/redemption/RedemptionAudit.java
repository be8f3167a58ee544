package org.nextcloudmcp.redemption;

import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nextcloudmcp.auditing.Audit;
import org.nextcloudmcp.grant.Grant;
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.oauth.Subject;

/** What the audit trail learns of redemptions. */
final class RedemptionAudit {

    private static final Logger LOG = Logger.getLogger(RedemptionAudit.class.getName());

    private final Audit audit;

    RedemptionAudit(Audit audit) {
        this.audit = audit;
    }

    void outcome(Grant grant, Occasion occasion, Redemption redemption) {
        note(grant, occasion, redemption.code(), redemption.accessToken());
    }

    /** The provider has given a token, and perhaps spent the refresh token that the database still has. */
    void notStored(Grant grant, Occasion occasion, Optional<AccessToken> token) {
        note(grant, occasion, "NOT_STORED", token);
    }

    /** The provider refused, and the database could not be told. */
    void refusalNotStored(Grant grant, Occasion occasion) {
        note(grant, occasion, "REFUSED", Optional.empty());
    }

    /** No key opens the grant; only the user can help, by giving it anew. */
    void unopenable(Subject subject, Occasion occasion, String why) {
        LOG.log(Level.SEVERE, "A grant cannot be opened, its user must connect anew: {0}", why);
        audit.record(occasion.audited(), Optional.of(subject), Optional.empty(), "UNOPENABLE", Optional.empty());
    }

    private void note(Grant grant, Occasion occasion, String code, Optional<AccessToken> token) {
        audit.record(occasion.audited(), Optional.of(grant.subject()), Optional.of(grant.client()), code, token);
    }
}
