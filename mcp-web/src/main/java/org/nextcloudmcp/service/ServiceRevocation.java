package org.nextcloudmcp.service;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.nextcloudmcp.audit.AuditAction;
import org.nextcloudmcp.auditing.Audit;
import org.nextcloudmcp.idp.ProviderUnavailableException;
import org.nextcloudmcp.idp.RevocationEndpoint;
import org.nextcloudmcp.idp.RevocationOutcome;
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.oauth.ClientId;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.settings.ServiceClient;
import org.nextcloudmcp.verification.TokenOrigin;
import org.nextcloudmcp.verification.TokenOrigins;

/**
 * Revokes a token that a trusted service was given (RFC 7009).
 *
 * <ol>
 *   <li>a token that was given to another service is left alone (section 2.1);
 *   <li>the token must be a live access token that our client was issued for what we exchange for. So neither a user's inbound
 *       token nor a refresh token, and with it the user's grant, can be ended here;
 *   <li>what is of no use any more is revoked enough (section 2.2);
 *   <li>the provider revokes it.
 * </ol>
 */
@Singleton
public class ServiceRevocation {

    private static final Duration OPERATOR_NEEDED = Duration.ofMinutes(1);

    private final TokenOrigins origins;
    private final IssuedToServices issued;
    private final RevocationEndpoint provider;
    private final Audit audit;

    @Inject
    ServiceRevocation(TokenOrigins origins, IssuedToServices issued, RevocationEndpoint provider, Audit audit) {
        this.origins = origins;
        this.issued = issued;
        this.provider = provider;
        this.audit = audit;
    }

    /**
     * Revokes the token. After it the token is of no use.
     *
     * @throws RefusedException if that cannot be said
     */
    void revoke(ServiceClient service, AccessToken token) throws RefusedException {
        if (issued.holder(token).filter(holder -> !holder.equals(service.id())).isPresent()) {
            throw refused(service, token, Optional.empty(), "ISSUED_TO_ANOTHER", ServiceError.unsupportedTokenType());
        }
        var origin = origin(service, token);
        if (origin instanceof TokenOrigin.Invalid) {
            note(service.id(), token, Optional.empty(), "NOTHING_TO_REVOKE");
        } else if (origin instanceof TokenOrigin.Ours ours) {
            revoke(service, token, ours.subject());
        } else if (origin instanceof TokenOrigin.Misconfigured) {
            throw refused(service, token, Optional.empty(), "MISCONFIGURED", ServiceError.unavailable(OPERATOR_NEEDED));
        } else {
            throw refused(service, token, Optional.empty(), "NOT_OURS", ServiceError.unsupportedTokenType());
        }
    }

    private TokenOrigin origin(ServiceClient service, AccessToken token) throws RefusedException {
        try {
            return origins.of(token);
        } catch (ProviderUnavailableException e) {
            throw refused(
                    service, token, Optional.empty(), "PROVIDER_UNREACHABLE", ServiceError.unavailable(e.retryAfter()));
        }
    }

    private void revoke(ServiceClient service, AccessToken token, Optional<Subject> subject) throws RefusedException {
        var outcome = provider.revoke(token);
        if (outcome instanceof RevocationOutcome.Unavailable unavailable) {
            throw refused(
                    service,
                    token,
                    subject,
                    "PROVIDER_UNREACHABLE",
                    ServiceError.unavailable(unavailable.retryAfter()));
        }
        if (outcome instanceof RevocationOutcome.NotSupported) {
            throw refused(service, token, subject, "NOT_SUPPORTED", ServiceError.unsupportedTokenType());
        }
        note(service.id(), token, subject, "REVOKED");
    }

    private RefusedException refused(
            ServiceClient service, AccessToken token, Optional<Subject> subject, String code, ServiceError error) {
        note(service.id(), token, subject, code);
        return new RefusedException(error);
    }

    private void note(ClientId service, AccessToken token, Optional<Subject> subject, String code) {
        audit.record(AuditAction.SERVICE_REVOCATION, subject, Optional.of(service), code, Optional.of(token));
    }
}
