package org.nextcloudmcp.doctor;

import jakarta.ejb.EJBException;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nextcloudmcp.grant.OfflineGrants;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.outbox.RevocationOutbox;
import org.nextcloudmcp.probe.ProbePhase;
import org.nextcloudmcp.probe.ProviderProbes;
import org.nextcloudmcp.revocation.RevocationDelivery;
import org.nextcloudmcp.transaction.OwnTransaction;

/**
 * Measures with the tokens of one sign-in, and stores what was found.
 *
 * <ol>
 *   <li>The first sign-in is for everything that harms nothing, and for revocation at its end.
 *   <li>If the provider rotates, one more is needed: what becomes of a spent refresh token that is presented again can
 *       only be seen with a grant that is good, and the first one has been revoked.
 *   <li>Whatever happens, the tokens are revoked at the end.
 * </ol>
 */
@Singleton
class Examination {

    private static final Logger LOG = Logger.getLogger(Examination.class.getName());

    private final Provider<ProviderProbes> probes;
    private final Provider<OfflineGrants> grants;
    private final Provider<RevocationOutbox> outbox;
    private final RevocationDelivery delivery;
    private final OwnTransaction transaction;
    private final Measurements measurements;
    private final Clock clock;
    private final Pause pause;

    @Inject
    Examination(
            Provider<ProviderProbes> probes,
            Provider<OfflineGrants> grants,
            Provider<RevocationOutbox> outbox,
            RevocationDelivery delivery,
            OwnTransaction transaction,
            Measurements measurements,
            Clock clock,
            Pause pause) {
        this.probes = probes;
        this.grants = grants;
        this.outbox = outbox;
        this.delivery = delivery;
        this.transaction = transaction;
        this.measurements = measurements;
        this.clock = clock;
        this.pause = pause;
    }

    /** Measures to the end of what this sign-in can tell. Throws nothing: there is nobody to catch it. */
    void run(SignedIn signedIn) {
        var keeping = new SafeKeeping(signedIn.subject(), outbox.get(), delivery, transaction, clock);
        var found = FindingsJson.read(signedIn.probe().findings());
        try {
            var course = new Course(
                    signedIn.probe().id(),
                    signedIn.subject(),
                    probes.get(),
                    grants.get(),
                    keeping,
                    transaction,
                    clock,
                    pause);
            if (signedIn.probe().signIn() == 1) {
                found = measurements.first(signedIn, course);
                finish(signedIn, found);
            } else {
                end(signedIn, ProbeOutcome.MEASURED, measurements.second(signedIn, course, found));
            }
        } catch (ProbeStoppedException e) {
            LOG.log(Level.WARNING, "The examination of the provider stopped: {0}", e.outcome());
            end(signedIn, e.outcome(), found);
        } catch (RuntimeException e) {
            // Of the database, or ours: the administrator who waits for a result must hear of it.
            LOG.log(Level.SEVERE, "The examination of the provider failed", e);
            end(signedIn, ProbeOutcome.FAILED, found);
        } finally {
            release(keeping);
        }
    }

    private void finish(SignedIn signedIn, Findings found) {
        if (found.rotates() && found.reused().isEmpty()) {
            var json = CachedJson.text(FindingsJson.write(found));
            transaction.call(() -> probes.get().again(signedIn.probe().id(), signedIn.again(), json, clock.instant()));
        } else {
            end(signedIn, ProbeOutcome.MEASURED, found);
        }
    }

    private void end(SignedIn signedIn, ProbeOutcome outcome, Findings found) {
        var json = CachedJson.text(FindingsJson.write(found));
        try {
            transaction.call(() -> probes.get()
                    .end(signedIn.probe().id(), ProbePhase.MEASURING, outcome.name(), json, clock.instant()));
        } catch (EJBException e) {
            // The probe will be found silent and taken for interrupted.
            LOG.log(Level.SEVERE, "The end of an examination could not be stored", e);
        }
    }

    private static void release(SafeKeeping keeping) {
        try {
            keeping.release();
        } catch (EJBException e) {
            LOG.log(Level.WARNING, "A probe's refresh token waits in the outbox for its revocation", e);
        }
    }
}
