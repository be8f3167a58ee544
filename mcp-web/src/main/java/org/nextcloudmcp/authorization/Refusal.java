package org.nextcloudmcp.authorization;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.oauth.Scopes;

/**
 * How a request is turned away: status, challenge, and a body that says the same in JSON. One method for each reason, so
 * that the mapping from reasons to answers is here and nowhere else.
 *
 * @param error a code for programs
 * @param description a sentence for people
 */
public record Refusal(
        int status, Optional<String> challenge, Optional<Duration> retryAfter, String error, String description) {

    public static Refusal tokenNeeded(BearerChallenge challenge, Scopes offered) {
        return challenged(401, challenge.tokenNeeded(offered), "token_needed", "An access token is needed.");
    }

    public static Refusal invalidToken(BearerChallenge challenge) {
        return challenged(401, challenge.invalidToken(), "invalid_token", "The access token is not accepted.");
    }

    public static Refusal tokenInForbiddenPlace(BearerChallenge challenge) {
        return challenged(
                400,
                challenge.invalidRequest(),
                "invalid_request",
                "Send exactly one access token, in the Authorization header.");
    }

    public static Refusal insufficientScope(BearerChallenge challenge, Scopes needed) {
        return challenged(
                403,
                challenge.insufficientScope(needed),
                "insufficient_scope",
                "The access token lacks a scope that this tool needs. Needed: " + needed + ".");
    }

    public static Refusal foreignOrigin() {
        return plain(403, "origin_not_allowed", "This origin may not call this server from a browser.");
    }

    public static Refusal foreignHost() {
        return plain(403, "host_not_allowed", "This server does not answer to that name.");
    }

    public static Refusal providerUnreachable(Duration retryAfter) {
        return new Refusal(
                503,
                Optional.empty(),
                Optional.of(retryAfter),
                "temporarily_unavailable",
                "The identity provider cannot be reached, so the access token cannot be checked. Try again later.");
    }

    /**
     * RFC 6585 section 4.
     *
     * @param why the limit, as a sentence
     */
    public static Refusal tooManyRequests(Duration retryAfter, String why) {
        return new Refusal(429, Optional.empty(), Optional.of(retryAfter), "too_many_requests", why);
    }

    public static Refusal misconfigured() {
        return plain(
                503, "not_configured", "This server is not configured. Its operator finds what is missing in the log.");
    }

    public JsonObject body() {
        return CachedJson.object()
                .add("error", error)
                .add("error_description", description)
                .build();
    }

    private static Refusal challenged(int status, String challenge, String error, String description) {
        return new Refusal(status, Optional.of(challenge), Optional.empty(), error, description);
    }

    private static Refusal plain(int status, String error, String description) {
        return new Refusal(status, Optional.empty(), Optional.empty(), error, description);
    }
}
