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
 *   <li>Whatever happens, the tokens of a sign-in are revoked before the next, or before the result is told.
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
        var result = measured(signedIn, keeping);
        // Before anybody can sign in again: some providers end with these tokens all that came of the same browser.
        release(keeping);
        store(signedIn, result);
    }

    private Result measured(SignedIn signedIn, SafeKeeping keeping) {
        var before = FindingsJson.read(signedIn.probe().findings());
        try {
            var course = course(signedIn, keeping);
            var found = signedIn.probe().signIn() == 1
                    ? measurements.first(signedIn, course)
                    : measurements.second(signedIn, course, before);
            return new Result(ProbeOutcome.MEASURED, found);
        } catch (ProbeStoppedException e) {
            LOG.log(Level.WARNING, "The examination of the provider stopped: {0}", e.outcome());
            return new Result(e.outcome(), before);
        } catch (RuntimeException e) {
            // Of the database, or ours: the administrator who waits for a result must hear of it.
            LOG.log(Level.SEVERE, "The examination of the provider failed", e);
            return new Result(ProbeOutcome.FAILED, before);
        }
    }

    private Course course(SignedIn signedIn, SafeKeeping keeping) {
        return new Course(
                signedIn.probe().id(),
                signedIn.subject(),
                probes.get(),
                grants.get(),
                keeping,
                transaction,
                clock,
                pause);
    }

    private void store(SignedIn signedIn, Result result) {
        var id = signedIn.probe().id();
        var json = CachedJson.text(FindingsJson.write(result.found()));
        var once = signedIn.probe().signIn() == 1 && result.outcome() == ProbeOutcome.MEASURED;
        var again = once && result.found().rotates() && result.found().reused().isEmpty();
        try {
            transaction.run(() -> {
                if (again) {
                    probes.get().again(id, signedIn.again(), json, clock.instant());
                } else {
                    probes.get().end(id, ProbePhase.MEASURING, result.outcome().name(), json, clock.instant());
                }
            });
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

    private record Result(ProbeOutcome outcome, Findings found) {}
}
