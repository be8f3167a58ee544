package org.nextcloudmcp.verification;

import jakarta.json.JsonObject;
import java.util.Optional;
import org.nextcloudmcp.json.StrictJson;
import org.nextcloudmcp.oauth.Subject;

/** Reads {@code sub}: present, at most 255 characters (OpenID Connect Core section 2). */
final class SubjectClaim {

    private static final int LONGEST = 255;

    private SubjectClaim() {}

    /** The subject within this issuer. Control characters are refused: a subject is logged and stored as it is. */
    static Optional<Subject> read(JsonObject claims, String issuer) {
        return StrictJson.string(claims, "sub")
                .filter(sub -> !sub.isBlank() && sub.length() <= LONGEST)
                .filter(sub -> sub.codePoints()
                        .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE))
                .map(sub -> new Subject(issuer, sub));
    }
}
