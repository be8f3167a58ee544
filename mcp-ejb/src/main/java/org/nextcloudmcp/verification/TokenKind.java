package org.nextcloudmcp.verification;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.nextcloudmcp.json.StrictJson;

/** Tells from its claims what a token is meant for, so that one kind is not taken for another (RFC 8725 section 3.12). */
final class TokenKind {

    /** {@code typ} is Keycloak's claim, {@code token_use} Cognito's, {@code token_type} that of RFC 7662 section 2.2. */
    private static final List<String> KIND_CLAIMS = List.of("typ", "token_use", "token_type");

    /** What providers call an access token: Keycloak says Bearer where an ID, Refresh, Offline or Logout token names itself. */
    private static final Set<String> ACCESS = Set.of("bearer", "at+jwt", "access", "access_token");

    private static final Set<String> ID = Set.of("id", "id_token");

    /** The name of the format: it says nothing about the kind. */
    private static final String FORMAT = "jwt";

    /** OpenID Connect Core sections 3.1.3.6 and 3.3.2.11: hashes of what came with an ID token, in no other token. */
    private static final List<String> HASHES_OF_AN_ID_TOKEN = List.of("at_hash", "c_hash", "s_hash");

    private TokenKind() {}

    static boolean mayBeAccessToken(JsonObject claims) {
        return isNothingElseThan(ACCESS, claims)
                && !isEvent(claims)
                && HASHES_OF_AN_ID_TOKEN.stream().noneMatch(claims::containsKey)
                && !(claims.containsKey("nonce") && !ScopeClaim.isPresent(claims));
    }

    /** Whether at least one of the claims says that it is an access token. */
    static boolean isNamedAccessToken(JsonObject claims) {
        return KIND_CLAIMS.stream()
                .anyMatch(claim -> name(claims, claim).filter(ACCESS::contains).isPresent());
    }

    static boolean mayBeIdToken(JsonObject claims) {
        return isNothingElseThan(ID, claims) && !isEvent(claims);
    }

    /** An unknown name is refused, no name is fine. */
    private static boolean isNothingElseThan(Set<String> names, JsonObject claims) {
        return KIND_CLAIMS.stream()
                .filter(claims::containsKey)
                .allMatch(claim -> name(claims, claim)
                        .filter(name -> names.contains(name) || name.equals(FORMAT))
                        .isPresent());
    }

    private static Optional<String> name(JsonObject claims, String claim) {
        return StrictJson.string(claims, claim).map(name -> name.toLowerCase(Locale.ROOT));
    }

    /** Logout tokens and other security events (OpenID Connect Back-Channel Logout section 2.4, RFC 8417). */
    private static boolean isEvent(JsonObject claims) {
        return claims.containsKey("events");
    }
}
