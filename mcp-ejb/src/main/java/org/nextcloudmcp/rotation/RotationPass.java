package org.nextcloudmcp.rotation;

import jakarta.annotation.PreDestroy;
import jakarta.ejb.EJBException;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nextcloudmcp.background.Crew;
import org.nextcloudmcp.background.Pause;
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
 * One walk over the grants whose rotation is due, until none is. Each second as many are claimed as may be redeemed in
 * one, so that nodes share the work and a provider is not flooded; a few are redeemed at once, so that the rate is kept
 * though an answer takes its time. A provider that fails is left alone until the next pass.
 */
@Singleton
class RotationPass {

    /** Half of the redemptions that may be under way at once: users who wait come first. */
    private static final int MOST_AT_ONCE = 4;

    private static final Logger LOG = Logger.getLogger(RotationPass.class.getName());
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration BETWEEN_REPORTS = Duration.ofMinutes(1);

    private final OfflineGrants grants;
    private final OwnTransaction transaction;
    private final GrantRedemption redemption;
    private final AccessTokenCache cache;
    private final RotationSettings settings;
    private final RotationProgress progress;
    private final Pause pause;
    private final Crew crew;
    private final Clock clock;

    @Inject
    RotationPass(
            OfflineGrants grants,
            OwnTransaction transaction,
            GrantRedemption redemption,
            AccessTokenCache cache,
            Configuration configuration,
            RotationProgress progress,
            Pause pause,
            ManagedThreadFactory threads,
            Clock clock) {
        this(
                grants,
                transaction,
                redemption,
                cache,
                configuration.settings().rotation(),
                progress,
                pause,
                new Crew(MOST_AT_ONCE, threads),
                clock);
    }

    RotationPass(
            OfflineGrants grants,
            OwnTransaction transaction,
            GrantRedemption redemption,
            AccessTokenCache cache,
            RotationSettings settings,
            RotationProgress progress,
            Pause pause,
            Crew crew,
            Clock clock) {
        this.grants = grants;
        this.transaction = transaction;
        this.redemption = redemption;
        this.cache = cache;
        this.settings = settings;
        this.progress = progress;
        this.pause = pause;
        this.crew = crew;
        this.clock = clock;
    }

    @PreDestroy
    void close() {
        crew.close();
    }

    /**
     * Rotates what is due, until nothing is or the provider fails too often.
     *
     * @throws EJBException if the database does not answer
     */
    RotationReport run() {
        var claimedAt = clock.instant();
        var due = claim(claimedAt);
        if (due.isEmpty()) {
            return RotationReport.NOTHING;
        }
        progress.begin(claimedAt);
        try {
            rotate(due, claimedAt);
        } finally {
            var report = progress.end(clock.instant());
            LOG.log(
                    report.givenUp() ? Level.WARNING : Level.INFO,
                    report.givenUp() ? "Rotation stops until its next pass: {0}" : "Rotation: {0}",
                    report);
        }
        return progress.current().report();
    }

    private void rotate(List<Subject> first, Instant firstClaimedAt) {
        var due = first;
        var claimedAt = firstClaimedAt;
        var nextReport = firstClaimedAt.plus(BETWEEN_REPORTS);
        var goOn = true;
        while (goOn && !due.isEmpty()) {
            var since = claimedAt;
            goOn = crew.each(due, subject -> rotate(subject, since))
                    && !progress.current().report().givenUp()
                    && pause.pause(SECOND.minus(Duration.between(claimedAt, clock.instant())));
            if (goOn) {
                claimedAt = clock.instant();
                due = claim(claimedAt);
                if (!claimedAt.isBefore(nextReport)) {
                    LOG.log(
                            Level.INFO,
                            "Rotation goes on: {0}",
                            progress.current().report());
                    nextReport = claimedAt.plus(BETWEEN_REPORTS);
                }
            }
        }
    }

    private List<Subject> claim(Instant now) {
        return transaction.call(() -> grants.claimDue(now, settings.period(), settings.perSecond()));
    }

    private void rotate(Subject subject, Instant claimedAt) {
        // Claimed and not begun: the claim ends by itself.
        if (!progress.current().report().givenUp()) {
            progress.note(redeemed(subject, claimedAt));
        }
    }

    private UnaryOperator<RotationReport> redeemed(Subject subject, Instant claimedAt) {
        try {
            var outcome = redemption.redeem(subject, new Occasion.Rotation(claimedAt));
            if (outcome instanceof Redemption.Redeemed) {
                // Some providers end the previous access token when the refresh token is rotated.
                cache.drop(subject);
                return RotationReport::withRotated;
            }
            if (outcome instanceof Redemption.ReconsentRequired) {
                cache.drop(subject);
                return RotationReport::withRefused;
            }
            return outcome instanceof Redemption.Unavailable ? RotationReport::withFailed : UnaryOperator.identity();
        } catch (EJBException e) {
            if (!(e.getCause() instanceof SealBrokenException)) {
                throw e;
            }
            // One grant whose key is gone must not keep all others from being rotated.
            LOG.log(
                    Level.SEVERE,
                    "A grant cannot be opened and is not rotated: {0}",
                    e.getCause().getMessage());
            return UnaryOperator.identity();
        }
    }
}
