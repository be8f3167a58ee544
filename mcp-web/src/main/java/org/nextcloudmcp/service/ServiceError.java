package org.nextcloudmcp.service;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import org.nextcloudmcp.json.CachedJson;

/**
 * An error of these endpoints (RFC 6749 section 5.2): every code that is ever answered is made here.
 *
 * @param code for programs
 * @param description for people; never tells whether an id or a secret was wrong, and repeats nothing that was sent
 * @param retryAfter when it is worth another try
 */
record ServiceError(int status, String code, String description, Optional<Duration> retryAfter) {

    static ServiceError invalidRequest(String description) {
        return of(400, "invalid_request", description);
    }

    static ServiceError wrongMediaType() {
        return of(415, "invalid_request", "The body must be application/x-www-form-urlencoded.");
    }

    static ServiceError tooLarge() {
        return of(413, "invalid_request", "The body is too large.");
    }

    static ServiceError fromBrowser() {
        return of(403, "invalid_request", "This endpoint is for services, not for pages in a browser.");
    }

    /** One answer for an unknown id, a wrong secret and none at all. */
    static ServiceError invalidClient() {
        return of(401, "invalid_client", "The service is not authenticated.");
    }

    static ServiceError tooManyFailures(Duration retryAfter) {
        return new ServiceError(
                429, "invalid_client", "Too many failed authentications. Try again later.", Optional.of(retryAfter));
    }

    static ServiceError invalidGrant(String description) {
        return of(400, "invalid_grant", description);
    }

    static ServiceError invalidScope(String description) {
        return of(400, "invalid_scope", description);
    }

    /** RFC 8693 section 2.2.2. */
    static ServiceError invalidTarget(String description) {
        return of(400, "invalid_target", description);
    }

    static ServiceError unsupportedGrantType(String description) {
        return of(400, "unsupported_grant_type", description);
    }

    /** RFC 7009 section 2.2.1. */
    static ServiceError unsupportedTokenType() {
        return of(
                400,
                "unsupported_token_type",
                "Only access tokens that were issued to this service can be revoked here.");
    }

    static ServiceError unavailable(Duration retryAfter) {
        return new ServiceError(
                503,
                "temporarily_unavailable",
                "The identity provider does not answer. Try again later.",
                Optional.of(retryAfter));
    }

    /** What only our operator can mend; the log says more. */
    static ServiceError ours() {
        return of(500, "server_error", "This server or the identity provider is set up wrongly. The log says how.");
    }

    JsonObject body() {
        return CachedJson.object()
                .add("error", code)
                .add("error_description", description)
                .build();
    }

    private static ServiceError of(int status, String code, String description) {
        return new ServiceError(status, code, description, Optional.empty());
    }
}
