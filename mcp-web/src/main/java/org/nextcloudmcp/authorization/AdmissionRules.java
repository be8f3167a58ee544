package org.nextcloudmcp.authorization;

import jakarta.ejb.EJBException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nextcloudmcp.settings.Configuration;
import org.nextcloudmcp.settings.MisconfiguredException;
import org.nextcloudmcp.verification.AccessTokenVerifier;
import org.nextcloudmcp.verification.RememberedVerifications;
import org.nextcloudmcp.verification.Verification;

/** From a request's credential to admission or refusal. The verifier writes the reason to the log; the wire never has it. */
@Singleton
public class AdmissionRules {

    private static final Logger LOG = Logger.getLogger(AdmissionRules.class.getName());

    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(30);

    private final Configuration configuration;
    private final ProtectedResource resource;
    private final RememberedVerifications remembered;
    private final AccessTokenVerifier verifier;

    @Inject
    public AdmissionRules(
            Configuration configuration,
            ProtectedResource resource,
            RememberedVerifications remembered,
            AccessTokenVerifier verifier) {
        this.configuration = configuration;
        this.resource = resource;
        this.remembered = remembered;
        this.verifier = verifier;
    }

    public Admission admit(PresentedToken presented) {
        if (!configuration.usable()) {
            return new Admission.Refused(Refusal.misconfigured());
        }
        if (presented instanceof PresentedToken.Bearer bearer) {
            return verified(bearer);
        }
        var challenge = resource.challenge();
        if (presented instanceof PresentedToken.InForbiddenPlace) {
            return new Admission.Refused(Refusal.tokenInForbiddenPlace(challenge));
        }
        return new Admission.Refused(
                presented instanceof PresentedToken.Malformed
                        ? Refusal.invalidToken(challenge)
                        : Refusal.tokenNeeded(challenge, resource.scopes()));
    }

    private Admission verified(PresentedToken.Bearer bearer) {
        try {
            return of(remembered.of(bearer.token()).orElseGet(() -> verifier.verify(bearer.token())));
        } catch (MisconfiguredException e) {
            LOG.log(Level.WARNING, "an access token cannot be verified: the settings have faults");
            return new Admission.Refused(Refusal.misconfigured());
        } catch (EJBException e) {
            // The container's own: no instance to be had, say. Nothing is known about the token.
            LOG.log(Level.SEVERE, "an access token cannot be verified: the container has no verifier", e);
            return new Admission.Refused(Refusal.providerUnreachable(AFTER_A_FAULT));
        }
    }

    private Admission of(Verification verification) {
        if (verification instanceof Verification.Accepted accepted) {
            return new Admission.Admitted(accepted.token());
        }
        if (verification instanceof Verification.ProviderUnreachable unreachable) {
            return new Admission.Refused(Refusal.providerUnreachable(unreachable.retryAfter()));
        }
        return new Admission.Refused(
                verification instanceof Verification.Misconfigured
                        ? Refusal.misconfigured()
                        : Refusal.invalidToken(resource.challenge()));
    }
}
