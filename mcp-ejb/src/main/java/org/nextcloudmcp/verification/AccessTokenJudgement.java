package org.nextcloudmcp.verification;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nextcloudmcp.idp.ProviderUnavailableException;
import org.nextcloudmcp.oauth.AccessToken;

/** Finds out whether an inbound token is good: a signed one from itself, an opaque one from the provider. */
@Singleton
class AccessTokenJudgement {

    private static final Logger LOG = Logger.getLogger(AccessTokenJudgement.class.getName());

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
        }
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
