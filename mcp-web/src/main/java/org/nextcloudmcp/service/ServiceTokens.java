package org.nextcloudmcp.service;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.nextcloudmcp.audit.AuditAction;
import org.nextcloudmcp.auditing.Audit;
import org.nextcloudmcp.exchange.DelegatedToken;
import org.nextcloudmcp.exchange.Delegation;
import org.nextcloudmcp.exchange.TokenExchange;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.settings.Configuration;
import org.nextcloudmcp.settings.NextcloudCredential;
import org.nextcloudmcp.settings.ServiceClient;
import org.nextcloudmcp.verification.AccessTokenVerifier;
import org.nextcloudmcp.verification.Verification;
import org.nextcloudmcp.verification.VerifiedToken;

/**
 * Gives a trusted service a Nextcloud token for a user (RFC 8693 section 2.2).
 *
 * <ol>
 *   <li>audience and scopes are within what this service may ask for;
 *   <li>the subject token is verified like any inbound token: a Nextcloud token, an ID token or a refresh token is none;
 *   <li>where there are grants the user's grant decides; where each request is exchanged the subject token does.
 * </ol>
 */
@Singleton
public class ServiceTokens {

    private final Configuration configuration;
    private final AccessTokenVerifier verifier;
    private final Delegation delegation;
    private final TokenExchange exchange;
    private final IssuedToServices issued;
    private final Audit audit;
    private final Clock clock;

    @Inject
    ServiceTokens(
            Configuration configuration,
            AccessTokenVerifier verifier,
            Delegation delegation,
            TokenExchange exchange,
            IssuedToServices issued,
            Audit audit,
            Clock clock) {
        this.configuration = configuration;
        this.verifier = verifier;
        this.delegation = delegation;
        this.exchange = exchange;
        this.issued = issued;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The token answer of RFC 8693 section 2.2.1.
     *
     * @throws RefusedException if there is no token
     */
    JsonObject token(ServiceClient service, TokenRequest request) throws RefusedException {
        var audience = request.audience()
                .orElseGet(() -> configuration.settings().nextcloud().audience());
        if (!service.audiences().contains(audience)) {
            throw refused(service, request, Optional.empty(), "AUDIENCE_NOT_ALLOWED", TokenErrors.target());
        }
        if (service.scopes()
                .filter(limit -> !limit.containsAll(request.scopes()))
                .isPresent()) {
            throw refused(service, request, Optional.empty(), "SCOPE_NOT_ALLOWED", TokenErrors.scope());
        }
        var verification = verifier.verify(request.subjectToken());
        var error = TokenErrors.of(verification);
        if (error.isPresent()) {
            throw refused(service, request, Optional.empty(), VerificationCodes.of(verification), error.get());
        }
        var subject = ((Verification.Accepted) verification).token();
        return answer(service, request, subject, delegated(subject, audience, request));
    }

    private DelegatedToken delegated(VerifiedToken subject, String audience, TokenRequest request) {
        return configuration.settings().nextcloud().credential() == NextcloudCredential.EXCHANGE
                ? DelegatedToken.of(exchange.exchange(subject, audience, request.scopes()), false)
                : delegation.delegate(subject, audience, request.scopes());
    }

    private JsonObject answer(
            ServiceClient service, TokenRequest request, VerifiedToken subject, DelegatedToken delegated)
            throws RefusedException {
        var who = Optional.of(subject.subject());
        if (!(delegated instanceof DelegatedToken.Issued given)) {
            throw refused(service, request, who, delegated.code(), TokenErrors.of(delegated));
        }
        var token = given.token().token();
        var seconds =
                Duration.between(clock.instant(), given.token().expiresAt()).toSeconds();
        if (seconds <= 0) {
            throw refused(service, request, who, "TOKEN_ENDED", TokenErrors.subjectToken());
        }
        issued.remember(token, service.id(), given.token().expiresAt());
        note(service, who, given.byFallback() ? "ISSUED_BY_FALLBACK" : "ISSUED", token);
        return CachedJson.object()
                .add("access_token", token.value())
                .add("issued_token_type", TokenRequest.ACCESS_TOKEN)
                .add("token_type", "Bearer")
                .add("expires_in", seconds)
                .add("scope", given.scopes().toString())
                .build();
    }

    private RefusedException refused(
            ServiceClient service, TokenRequest request, Optional<Subject> subject, String code, ServiceError error) {
        note(service, subject, code, request.subjectToken());
        return new RefusedException(error);
    }

    private void note(ServiceClient service, Optional<Subject> subject, String code, AccessToken token) {
        audit.record(AuditAction.SERVICE_TOKEN, subject, Optional.of(service.id()), code, Optional.of(token));
    }
}
