package org.nextcloudmcp.authorization;

import java.util.List;
import java.util.regex.Pattern;
import org.nextcloudmcp.oauth.AccessToken;

/** What a request shows as its credential (RFC 6750 section 2). */
public sealed interface PresentedToken {

    /** No bearer token, or credentials of another scheme: to be asked for one. */
    record None() implements PresentedToken {}

    /** One token, in the header. */
    record Bearer(AccessToken token) implements PresentedToken {}

    /** The Bearer scheme with something that cannot be a token. */
    record Malformed() implements PresentedToken {}

    /** In the query, where logs and histories keep it, or more than once, where proxies may take a different one. */
    record InForbiddenPlace() implements PresentedToken {}

    /** Scheme, spaces, b64token of RFC 6750 section 2.1; the scheme in any case (RFC 9110 section 11.1). */
    Pattern BEARER = Pattern.compile("bearer +([A-Za-z0-9\\-._~+/]+=*)", Pattern.CASE_INSENSITIVE);

    /**
     * Reads a request's credential.
     *
     * @param authorization all values of the Authorization header
     * @param inQuery whether the query has the parameter {@code access_token}; its value is not looked at
     */
    static PresentedToken of(List<String> authorization, boolean inQuery) {
        if (inQuery || authorization.size() > 1) {
            return new InForbiddenPlace();
        }
        if (authorization.isEmpty() || !isBearer(authorization.get(0))) {
            return new None();
        }
        var bearer = BEARER.matcher(authorization.get(0).strip());
        return bearer.matches() ? new Bearer(new AccessToken(bearer.group(1))) : new Malformed();
    }

    private static boolean isBearer(String header) {
        var scheme = header.strip().split(" ", 2)[0];
        return scheme.equalsIgnoreCase("Bearer");
    }
}
