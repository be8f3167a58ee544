package org.nextcloudmcp.authorization;

import java.net.URI;
import org.nextcloudmcp.oauth.Scopes;

/**
 * The value of WWW-Authenticate (RFC 6750 section 3, RFC 9728 section 5.1). No part of it comes from the request.
 *
 * @param metadata where this resource's metadata is, absolute
 */
public record BearerChallenge(URI metadata) {

    /** Nothing was presented: says where to sign in and for what, and names no error (RFC 6750 section 3.1). */
    public String tokenNeeded(Scopes offered) {
        return "Bearer " + parameter("resource_metadata", metadata.toString()) + scope(offered);
    }

    /** The token is not good. Which check failed is not said: it would help an attacker more than a user. */
    public String invalidToken() {
        return error("invalid_token");
    }

    /** The token was presented in a way that is not allowed. */
    public String invalidRequest() {
        return error("invalid_request");
    }

    /** The token is good but does not carry {@code needed}, which are all scopes of the operation, so one round is enough. */
    public String insufficientScope(Scopes needed) {
        return error("insufficient_scope") + scope(needed);
    }

    private String error(String code) {
        return "Bearer " + parameter("error", code) + ", " + parameter("resource_metadata", metadata.toString());
    }

    private static String scope(Scopes scopes) {
        return scopes.isEmpty() ? "" : ", " + parameter("scope", scopes.toString());
    }

    /** Neither scope-tokens nor our own URL can hold a quote or a backslash, so nothing needs escaping. */
    private static String parameter(String name, String value) {
        return name + "=\"" + value + "\"";
    }
}
