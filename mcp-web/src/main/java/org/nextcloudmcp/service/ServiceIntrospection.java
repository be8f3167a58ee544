package org.nextcloudmcp.service;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.nextcloudmcp.audit.AuditAction;
import org.nextcloudmcp.auditing.Audit;
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.settings.ServiceClient;
import org.nextcloudmcp.verification.AccessTokenVerifier;
import org.nextcloudmcp.verification.Verification;

/** Tells a trusted service what this server itself would make of an inbound token (RFC 7662). */
@Singleton
public class ServiceIntrospection {

    private static final Duration OPERATOR_NEEDED = Duration.ofMinutes(1);

    private final AccessTokenVerifier verifier;
    private final Audit audit;
    private final Clock clock;

    @Inject
    ServiceIntrospection(AccessTokenVerifier verifier, Audit audit, Clock clock) {
        this.verifier = verifier;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The answer of section 2.2.
     *
     * @throws RefusedException if it is not known: a token is never called inactive because the provider is away
     */
    JsonObject answer(ServiceClient service, AccessToken token) throws RefusedException {
        var verification = verifier.verify(token);
        if (verification instanceof Verification.Accepted accepted) {
            // The verifier allows for clocks that differ; whoever asks here does so too, and must not add to it.
            var live = clock.instant().isBefore(accepted.token().expiresAt());
            note(service, Optional.of(accepted.token().subject()), live ? "ACTIVE" : "ENDED", token);
            return live ? IntrospectionAnswer.active(accepted.token()) : IntrospectionAnswer.INACTIVE;
        }
        note(service, Optional.empty(), VerificationCodes.of(verification), token);
        if (verification instanceof Verification.ProviderUnreachable unreachable) {
            throw new RefusedException(ServiceError.unavailable(unreachable.retryAfter()));
        }
        if (verification instanceof Verification.Misconfigured) {
            throw new RefusedException(ServiceError.unavailable(OPERATOR_NEEDED));
        }
        return IntrospectionAnswer.INACTIVE;
    }

    private void note(ServiceClient service, Optional<Subject> subject, String code, AccessToken token) {
        audit.record(AuditAction.SERVICE_INTROSPECTION, subject, Optional.of(service.id()), code, Optional.of(token));
    }
}
