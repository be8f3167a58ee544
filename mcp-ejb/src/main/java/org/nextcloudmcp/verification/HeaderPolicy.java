package org.nextcloudmcp.verification;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.nextcloudmcp.json.StrictJson;

/**
 * What a JWT's header may say, in the order of RFC 7515 section 4.1, the algorithm last. Pure; the first refusal counts.
 *
 * <ol>
 *   <li>no key of the token's own: {@code jku}, {@code jwk}, {@code x5u}, {@code x5c}
 *   <li>{@code kid}, if given, is a short string
 *   <li>{@code typ} is one of those accepted
 *   <li>no {@code cty}: nothing is nested
 *   <li>no {@code crit}, {@code b64}, {@code enc}, {@code zip}: what is signed is what is read
 *   <li>{@code alg} is one of those accepted
 * </ol>
 *
 * @param algorithms the algorithms accepted, a list of ours: a token does not choose how it is verified
 * @param types the {@code typ} values accepted, lower case, without {@code application/}; the empty one: absent is fine
 */
record HeaderPolicy(Set<String> algorithms, Set<String> types) {

    private static final String ACCESS_TOKEN_TYPE = "at+jwt";

    /** RFC 9068 section 4, and the plain JWT that most providers send. */
    static final Set<String> ACCESS_TOKEN_TYPES = Set.of(ACCESS_TOKEN_TYPE, "jwt");

    /** OpenID Connect Core names no type for ID tokens; {@code at+jwt} or {@code logout+jwt} would be another thing. */
    static final Set<String> ID_TOKEN_TYPES = Set.of("jwt", "");

    /** Longer than any key id in use; it is looked up, never logged. */
    static final int LONGEST_KID = 255;

    private static final List<String> OWN_KEYS = List.of("jku", "jwk", "x5u", "x5c");
    private static final List<String> OTHER_READINGS = List.of("crit", "b64", "enc", "zip");
    private static final String MEDIA_TREE = "application/";

    /** Why a token with this header is refused; empty if the header is fine. */
    Optional<Reason> refusal(JsonObject header) {
        return ownKey(header)
                .or(() -> keyId(header))
                .or(() -> type(header))
                .or(() -> content(header))
                .or(() -> otherReading(header))
                .or(() -> algorithm(header));
    }

    /** 1. RFC 8725 sections 3.1 and 3.10: keys come from the provider's key set alone, and no URL of a token's is called. */
    private static Optional<Reason> ownKey(JsonObject header) {
        return unless(OWN_KEYS.stream().noneMatch(header::containsKey), Reason.MALFORMED);
    }

    /** 2. RFC 7515 section 4.1.4. */
    private static Optional<Reason> keyId(JsonObject header) {
        var fine = StrictJson.string(header, "kid").filter(kid -> kid.length() <= LONGEST_KID);
        return unless(!header.containsKey("kid") || fine.isPresent(), Reason.MALFORMED);
    }

    /**
     * 3. RFC 8725 section 3.11: one kind of token is not taken for another. RFC 7515 section 4.1.9: a media type, compared
     * without regard to case, whose {@code application/} may be left out.
     */
    private Optional<Reason> type(JsonObject header) {
        if (!header.containsKey("typ")) {
            return unless(types.contains(""), Reason.WRONG_TYPE);
        }
        var type = mediaType(header);
        return unless(!type.isEmpty() && types.contains(type), Reason.WRONG_TYPE);
    }

    /** Whether the header itself says that this is an access token (RFC 9068 section 2.1). */
    static boolean isAccessTokenType(JsonObject header) {
        return mediaType(header).equals(ACCESS_TOKEN_TYPE);
    }

    private static String mediaType(JsonObject header) {
        var name = StrictJson.string(header, "typ").orElse("?").toLowerCase(Locale.ROOT);
        return name.startsWith(MEDIA_TREE) ? name.substring(MEDIA_TREE.length()) : name;
    }

    /** 4. RFC 7519 section 5.2: a {@code cty} announces a token within the token, which nobody here would verify. */
    private static Optional<Reason> content(JsonObject header) {
        return unless(!header.containsKey("cty"), Reason.MALFORMED);
    }

    /**
     * 5. RFC 7515 section 4.1.11: extensions that must be understood, and we understand none; RFC 7797: a payload that is
     * not base64url; RFC 7516 sections 4.1.2 and 4.1.3: one that is encrypted or compressed.
     */
    private static Optional<Reason> otherReading(JsonObject header) {
        return unless(OTHER_READINGS.stream().noneMatch(header::containsKey), Reason.MALFORMED);
    }

    /** 6. RFC 8725 section 3.1, RFC 7515 section 4.1.1: compared to the letter. */
    private Optional<Reason> algorithm(JsonObject header) {
        var accepted = StrictJson.string(header, "alg").filter(algorithms::contains);
        return unless(accepted.isPresent(), Reason.BAD_SIGNATURE);
    }

    private static Optional<Reason> unless(boolean fine, Reason reason) {
        return fine ? Optional.empty() : Optional.of(reason);
    }
}
