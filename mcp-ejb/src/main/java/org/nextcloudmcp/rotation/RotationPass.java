package org.nextcloudmcp.rotation;

import jakarta.ejb.EJBException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nextcloudmcp.broker.AccessTokenCache;
import org.nextcloudmcp.broker.GrantRedemption;
import org.nextcloudmcp.crypto.SealBrokenException;
import org.nextcloudmcp.grant.OfflineGrants;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.redemption.Occasion;
import org.nextcloudmcp.redemption.Redemption;
import org.nextcloudmcp.settings.Configuration;
import org.nextcloudmcp.settings.RotationSettings;
import org.nextcloudmcp.transaction.OwnTransaction;

/**
 * One walk over the grants whose rotation is due. They are claimed in batches of as many as may be redeemed in a second,
 * so that nodes share the work and a provider is not flooded; a provider that fails is left alone until the next pass.
 */
@Singleton
class RotationPass {

    static final int MOST_FAILURES_IN_A_ROW = 5;
    /** Shorter than the time between two passes. */
    static final Duration LONGEST = Duration.ofSeconds(45);

    private static final Logger LOG = Logger.getLogger(RotationPass.class.getName());
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final OfflineGrants grants;
    private final OwnTransaction transaction;
    private final GrantRedemption redemption;
    private final AccessTokenCache cache;
    private final RotationSettings settings;
    private final Pace pace;
    private final Clock clock;

    @Inject
    RotationPass(
            OfflineGrants grants,
            OwnTransaction transaction,
            GrantRedemption redemption,
            AccessTokenCache cache,
            Configuration configuration,
            Pace pace,
            Clock clock) {
        this.grants = grants;
        this.transaction = transaction;
        this.redemption = redemption;
        this.cache = cache;
        this.settings = configuration.settings().rotation();
        this.pace = pace;
        this.clock = clock;
    }

    /**
     * Rotates what is due, until nothing is, time is up or the provider fails too often.
     *
     * @throws jakarta.ejb.EJBException if the database does not answer
     */
    RotationReport run() {
        var report = RotationReport.NOTHING;
        var failuresInARow = 0;
        var end = clock.instant().plus(LONGEST);
        var goOn = pace.pause(pace.jitter());
        while (goOn && clock.instant().isBefore(end)) {
            var claimedAt = clock.instant();
            var due = transaction.call(() -> grants.claimDue(claimedAt, settings.period(), settings.perSecond()));
            if (due.isEmpty()) {
                break;
            }
            for (var subject : due) {
                var before = report;
                report = rotated(subject, claimedAt, before);
                failuresInARow = report.failed() > before.failed() ? failuresInARow + 1 : 0;
                if (failuresInARow == MOST_FAILURES_IN_A_ROW) {
                    LOG.log(Level.WARNING, "Rotation stops until its next pass: {0}", report);
                    return report;
                }
            }
            goOn = pace.pause(SECOND.minus(Duration.between(claimedAt, clock.instant())));
        }
        if (!report.equals(RotationReport.NOTHING)) {
            LOG.log(Level.INFO, "Rotation: {0}", report);
        }
        return report;
    }

    private RotationReport rotated(Subject subject, Instant claimedAt, RotationReport before) {
        Redemption redeemed;
        try {
            redeemed = redemption.redeem(subject, new Occasion.Rotation(claimedAt));
        } catch (EJBException e) {
            if (!(e.getCause() instanceof SealBrokenException)) {
                throw e;
            }
            // One grant whose key is gone must not keep all others from being rotated.
            LOG.log(
                    Level.SEVERE,
                    "A grant cannot be opened and is not rotated: {0}",
                    e.getCause().getMessage());
            return before;
        }
        if (redeemed instanceof Redemption.Redeemed) {
            // Some providers end the previous access token when the refresh token is rotated.
            cache.drop(subject);
            return before.withRotated();
        }
        if (redeemed instanceof Redemption.ReconsentRequired) {
            cache.drop(subject);
            return before.withRefused();
        }
        return redeemed instanceof Redemption.Unavailable ? before.withFailed() : before;
    }
}
