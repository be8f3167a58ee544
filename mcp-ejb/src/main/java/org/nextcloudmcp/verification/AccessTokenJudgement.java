package org.nextcloudmcp.verification;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nextcloudmcp.idp.ProviderUnavailableException;
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.settings.MisconfiguredException;

/** Finds out whether an inbound token is good: a signed one from itself, an opaque one from the provider. */
@Singleton
class AccessTokenJudgement {

    private static final Logger LOG = Logger.getLogger(AccessTokenJudgement.class.getName());

    /** Such a fault does not mend itself, but the next token may not find it. */
    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(30);

    /** So much of a stack trace tells where it was. */
    private static final int PLACES = 10;

    private final JwtJudgement signed;
    private final OpaqueTokenJudgement opaque;

    @Inject
    AccessTokenJudgement(JwtJudgement signed, OpaqueTokenJudgement opaque) {
        this.signed = signed;
        this.opaque = opaque;
    }

    /** Judges a token; one that is not accepted is logged with the reason and the token's fingerprint. */
    Finding judge(AccessToken inbound) {
        try {
            var finding = finding(inbound);
            if (finding.verification() instanceof Verification.Rejected rejected) {
                LOG.log(Level.INFO, line(inbound, rejected.reason().name()));
            } else if (finding.verification() instanceof Verification.Misconfigured) {
                LOG.log(Level.WARNING, line(inbound, "the provider refuses our client at its introspection endpoint"));
            }
            return finding;
        } catch (ProviderUnavailableException e) {
            LOG.log(Level.INFO, line(inbound, e.reason()));
            return Finding.ofNothing(new Verification.ProviderUnreachable(e.retryAfter()));
        } catch (MisconfiguredException e) {
            throw e;
        } catch (RuntimeException e) {
            // A token that finds a fault of ours is neither a yes nor a stack trace. The message may quote a claim.
            LOG.log(
                    Level.SEVERE,
                    line(inbound, "a fault of this server, " + e.getClass().getName() + place(e)));
            return Finding.ofNothing(new Verification.ProviderUnreachable(AFTER_A_FAULT));
        }
    }

    private static String place(RuntimeException fault) {
        return Stream.of(fault.getStackTrace())
                .limit(PLACES)
                .map(place -> " at " + place)
                .collect(Collectors.joining());
    }

    private Finding finding(AccessToken inbound) {
        var form = TokenForm.of(inbound);
        if (form instanceof TokenForm.Signed token) {
            return signed.judge(inbound, token.jwt());
        }
        return form instanceof TokenForm.Opaque ? opaque.judge(inbound) : Finding.refused(Reason.MALFORMED);
    }

    private static String line(AccessToken inbound, String why) {
        return "inbound token " + VerifiedToken.fingerprint(inbound) + " not accepted: " + why;
    }
}
