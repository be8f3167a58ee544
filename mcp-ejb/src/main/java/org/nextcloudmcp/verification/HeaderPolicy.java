package org.nextcloudmcp.verification;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.nextcloudmcp.json.StrictJson;

/**
 * What a JWT's header may say (RFC 7515 section 4, RFC 8725). Pure.
 *
 * @param algorithms the algorithms accepted, a list of ours: a token does not choose how it is verified
 * @param types the {@code typ} values accepted, lower case, without {@code application/}; the empty one: absent is fine
 */
record HeaderPolicy(Set<String> algorithms, Set<String> types) {

    /** RFC 9068 section 4, and the plain JWT that most providers send. */
    static final Set<String> ACCESS_TOKEN_TYPES = Set.of("at+jwt", "jwt");

    /** OpenID Connect Core names no type for ID tokens; {@code at+jwt} or {@code logout+jwt} would be another thing. */
    static final Set<String> ID_TOKEN_TYPES = Set.of("jwt", "");

    /**
     * Members by which a token could bring its own key or change what is signed: {@code crit} extensions we know none
     * of, and keys come from the provider's key set alone (RFC 8725 section 3.10; {@code b64}: RFC 7797).
     */
    private static final List<String> REFUSED = List.of("crit", "b64", "jku", "jwk", "x5u", "x5c");

    private static final String MEDIA_TREE = "application/";

    /** Why a token with this header is refused; empty if the header is fine. */
    Optional<Reason> refusal(JsonObject header) {
        if (REFUSED.stream().anyMatch(header::containsKey) || !kidIsFine(header)) {
            return Optional.of(Reason.MALFORMED);
        }
        if (!types.contains(type(header))) {
            return Optional.of(Reason.WRONG_TYPE);
        }
        var accepted = StrictJson.string(header, "alg").filter(algorithms::contains);
        return accepted.isPresent() ? Optional.empty() : Optional.of(Reason.BAD_SIGNATURE);
    }

    private static boolean kidIsFine(JsonObject header) {
        return !header.containsKey("kid") || StrictJson.string(header, "kid").isPresent();
    }

    /** RFC 7515 section 4.1.9: a media type, compared without regard to case, whose {@code application/} may be left out. */
    private static String type(JsonObject header) {
        if (!header.containsKey("typ")) {
            return "";
        }
        var type = StrictJson.string(header, "typ").orElse("?").toLowerCase(Locale.ROOT);
        return type.startsWith(MEDIA_TREE) ? type.substring(MEDIA_TREE.length()) : type;
    }
}
