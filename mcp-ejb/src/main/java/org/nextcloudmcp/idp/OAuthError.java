package org.nextcloudmcp.idp;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.nextcloudmcp.json.StrictJson;

/**
 * An error code of the provider (RFC 6749 section 5.2).
 *
 * @param code well-formed and short, so that it may be logged
 */
record OAuthError(String code) {

    /** Printable ASCII without quotation mark and backslash, as section 5.2 wants it; no room for a forged log line. */
    private static final Pattern WELL_FORMED = Pattern.compile("[\\x20\\x21\\x23-\\x5B\\x5D-\\x7E]{1,64}");

    /** Keycloak answers a wrong client secret with {@code unauthorized_client}. */
    private static final Set<String> ABOUT_OUR_CLIENT = Set.of("invalid_client", "unauthorized_client");

    private static final Set<String> PASSING = Set.of("temporarily_unavailable", "server_error", "slow_down");

    static Optional<OAuthError> in(HttpAnswer answer) {
        return answer.json()
                .flatMap(body -> StrictJson.string(body, "error"))
                .filter(code -> WELL_FORMED.matcher(code).matches())
                .map(OAuthError::new);
    }

    /** Whether our client was refused: the operator's matter, never a user's grant's. */
    boolean aboutOurClient() {
        return ABOUT_OUR_CLIENT.contains(code);
    }

    /** Whether our client may not do this at all (RFC 6749 section 5.2). */
    boolean clientUnauthorized() {
        return code.equals("unauthorized_client");
    }

    /** Whether tokens of this kind are not served (RFC 7009 section 2.2.1). */
    boolean aboutTheTokenType() {
        return code.equals("unsupported_token_type");
    }

    /** Whether the provider expects to recover by itself. */
    boolean passing() {
        return PASSING.contains(code);
    }
}
