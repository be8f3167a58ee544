package org.nextcloudmcp.redemption;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nextcloudmcp.auditing.Audit;
import org.nextcloudmcp.grant.Grant;
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.oauth.Subject;

/** What the audit trail learns of redemptions. */
public final class RedemptionAudit {

    private static final Logger LOG = Logger.getLogger(RedemptionAudit.class.getName());

    private static final int MOST_TOLD = 10_000;
    private static final Duration SILENCE = Duration.ofHours(1);

    private final Audit audit;
    /** Of whom it was said lately that their grant does not open: each of their calls would repeat it. */
    private final Cache<Subject, Boolean> told = Caffeine.newBuilder()
            .maximumSize(MOST_TOLD)
            .expireAfterWrite(SILENCE)
            .build();

    public RedemptionAudit(Audit audit) {
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
    public void unopenable(Subject subject, Occasion occasion, String why) {
        if (told.asMap().putIfAbsent(subject, true) != null) {
            return;
        }
        LOG.log(Level.SEVERE, "A grant cannot be opened, its user must connect anew: {0}", why);
        audit.record(occasion.audited(), Optional.of(subject), Optional.empty(), "UNOPENABLE", Optional.empty());
    }

    private void note(Grant grant, Occasion occasion, String code, Optional<AccessToken> token) {
        audit.record(occasion.audited(), Optional.of(grant.subject()), Optional.of(grant.client()), code, token);
    }
}
