package org.nextcloudmcp.service;

import java.time.Duration;
import java.util.Optional;
import org.nextcloudmcp.exchange.DelegatedToken;
import org.nextcloudmcp.exchange.ExchangeRefusal;
import org.nextcloudmcp.verification.Verification;

/** The one mapping from why there is no token to the error that a service gets (RFC 6749 section 5.2, RFC 8693 section 2.2.2). */
final class TokenErrors {

    private static final Duration OPERATOR_NEEDED = Duration.ofMinutes(1);

    private static final ServiceError SUBJECT_TOKEN =
            ServiceError.invalidRequest("The subject token is not accepted: it is not a live access token of a user for"
                    + " this server, or the identity provider does not exchange it.");
    private static final ServiceError SCOPE =
            ServiceError.invalidScope("A scope is not permitted to this service, to the subject token or by the user.");
    private static final ServiceError TARGET =
            ServiceError.invalidTarget("The audience is not permitted to this service, or not known at the provider.");
    private static final ServiceError NO_CONSENT = ServiceError.invalidGrant(
            "The user has not connected the Nextcloud to this server, or has to do it again.");

    private TokenErrors() {}

    /** What the verification of a subject token is answered with; empty if it is accepted. */
    static Optional<ServiceError> of(Verification verification) {
        if (verification instanceof Verification.Accepted) {
            return Optional.empty();
        }
        if (verification instanceof Verification.ProviderUnreachable unreachable) {
            return Optional.of(ServiceError.unavailable(unreachable.retryAfter()));
        }
        return Optional.of(
                verification instanceof Verification.Misconfigured
                        ? ServiceError.unavailable(OPERATOR_NEEDED)
                        : SUBJECT_TOKEN);
    }

    /** What a delegation or an exchange that gave no token is answered with. */
    static ServiceError of(DelegatedToken without) {
        if (without instanceof DelegatedToken.Unavailable unavailable) {
            return ServiceError.unavailable(unavailable.retryAfter());
        }
        if (without instanceof DelegatedToken.Refused refused) {
            return of(refused.why());
        }
        // RFC 6749 section 5.2: the grant on which the token would rest is missing, revoked or not enough.
        return without instanceof DelegatedToken.ScopesNotGranted ? SCOPE : NO_CONSENT;
    }

    static ServiceError of(ExchangeRefusal why) {
        return switch (why) {
            case AUDIENCE_NOT_ALLOWED, UNKNOWN_AUDIENCE -> TARGET;
            case NO_SCOPE, SCOPE_NOT_ALLOWED, SCOPE_BEYOND_SUBJECT_TOKEN, INVALID_SCOPE -> SCOPE;
            case SUBJECT_TOKEN_ENDED,
                    SUBJECT_TOKEN_INACTIVE,
                    TOKEN_ENDED,
                    INVALID_REQUEST,
                    INVALID_GRANT,
                    ACCESS_DENIED -> SUBJECT_TOKEN;
            case NOT_SUPPORTED ->
                ServiceError.unsupportedGrantType("The identity provider does not support token exchange.");
            case REFUSED,
                    WRONG_ISSUED_TOKEN_TYPE,
                    WRONG_TOKEN_TYPE,
                    SAME_TOKEN,
                    UNREADABLE_TOKEN,
                    WRONG_ISSUER,
                    WRONG_AUDIENCE,
                    WRONG_SUBJECT,
                    BROADER_SCOPE -> ServiceError.ours();
        };
    }

    static ServiceError scope() {
        return SCOPE;
    }

    static ServiceError target() {
        return TARGET;
    }

    static ServiceError subjectToken() {
        return SUBJECT_TOKEN;
    }
}
