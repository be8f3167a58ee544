package org.nextcloudmcp.service;

import java.util.Optional;
import java.util.Set;
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.oauth.Scopes;

/**
 * What a service asks of the token endpoint (RFC 8693 section 2.1).
 *
 * @param subjectToken the inbound token of the user on whose behalf the service acts
 * @param audience whom the new token is for, by its name at the provider; the Nextcloud if left out
 * @param scopes all that the new token is to permit
 */
record TokenRequest(AccessToken subjectToken, Optional<String> audience, Scopes scopes) {

    static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";

    private static final String EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
    private static final Set<String> SUBJECT_TYPES = Set.of(ACCESS_TOKEN, "urn:ietf:params:oauth:token-type:jwt");

    /**
     * Reads the parameters in the order of the section.
     *
     * @throws RefusedException with the error that the RFC has for the first that does not fit
     */
    static TokenRequest read(FormRequest form) throws RefusedException {
        if (!form.required("grant_type").equals(EXCHANGE)) {
            throw new RefusedException(
                    ServiceError.unsupportedGrantType("The only grant type here is " + EXCHANGE + "."));
        }
        if (form.form().has("resource")) {
            throw new RefusedException(
                    ServiceError.invalidTarget("Name what the token is for with audience, not with resource."));
        }
        var audience = form.value("audience");
        var scopes = scopes(form);
        var requested = form.value("requested_token_type");
        if (requested.filter(type -> !type.equals(ACCESS_TOKEN)).isPresent()) {
            throw new RefusedException(ServiceError.invalidRequest("Only an access token can be requested."));
        }
        var subjectToken = form.required("subject_token");
        if (!SUBJECT_TYPES.contains(form.required("subject_token_type"))) {
            throw new RefusedException(ServiceError.invalidRequest("The subject token must be an access token."));
        }
        if (form.form().has("actor_token") || form.form().has("actor_token_type")) {
            throw new RefusedException(
                    ServiceError.invalidRequest("No actor token is taken: the service itself is the actor."));
        }
        if (subjectToken.length() > FormRequest.LONGEST_TOKEN) {
            throw new RefusedException(ServiceError.invalidRequest("The subject token is too long."));
        }
        return new TokenRequest(new AccessToken(subjectToken), audience, scopes);
    }

    /** Not left to the provider: one would give too little, another everything. */
    private static Scopes scopes(FormRequest form) throws RefusedException {
        try {
            var scopes = form.value("scope").map(Scopes::parse).orElseGet(Scopes::none);
            if (!scopes.isEmpty()) {
                return scopes;
            }
        } catch (IllegalArgumentException e) {
            throw new RefusedException(ServiceError.invalidScope("The scope is malformed."));
        }
        throw new RefusedException(ServiceError.invalidScope("Name the scopes that are needed, and no others."));
    }
}
