package org.nextcloudmcp.verification;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.nextcloudmcp.json.StrictJson;

/** Tells from its claims what a JWT is meant for, so that one kind is not taken for another (RFC 8725 section 3.12). */
final class TokenKind {

    /** What providers call an access token: Keycloak says Bearer where an ID, Refresh, Offline or Logout token names itself. */
    private static final Set<String> ACCESS = Set.of("bearer", "at+jwt", "jwt", "access", "access_token");

    private static final Set<String> ID = Set.of("id", "id_token", "jwt");

    /** OpenID Connect Core sections 3.1.3.6 and 3.3.2.11: hashes of what came with an ID token, in no other token. */
    private static final List<String> HASHES_OF_AN_ID_TOKEN = List.of("at_hash", "c_hash", "s_hash");

    private TokenKind() {}

    static boolean mayBeAccessToken(JsonObject claims) {
        return namedOrNot(claims, ACCESS)
                && !isEvent(claims)
                && HASHES_OF_AN_ID_TOKEN.stream().noneMatch(claims::containsKey)
                && !(claims.containsKey("nonce") && !ScopeClaim.isPresent(claims));
    }

    static boolean mayBeIdToken(JsonObject claims) {
        return namedOrNot(claims, ID) && !isEvent(claims);
    }

    /** {@code typ} is Keycloak's claim, {@code token_use} Cognito's; an unknown name is refused, no name is fine. */
    private static boolean namedOrNot(JsonObject claims, Set<String> names) {
        return List.of("typ", "token_use").stream()
                .allMatch(claim -> !claims.containsKey(claim)
                        || names.contains(
                                StrictJson.string(claims, claim).orElse("?").toLowerCase(Locale.ROOT)));
    }

    /** Logout tokens and other security events (OpenID Connect Back-Channel Logout section 2.4, RFC 8417). */
    private static boolean isEvent(JsonObject claims) {
        return claims.containsKey("events");
    }
}
