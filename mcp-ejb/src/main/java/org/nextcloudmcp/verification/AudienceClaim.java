package org.nextcloudmcp.verification;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads {@code aud}: a string or an array of strings (RFC 7519 section 4.1.3). */
final class AudienceClaim {

    private AudienceClaim() {}

    /** The audiences; none if the claim is absent; empty if it is of another shape. */
    static Optional<Set<String>> read(JsonObject claims) {
        var value = claims.getOrDefault("aud", JsonValue.EMPTY_JSON_ARRAY);
        if (value instanceof JsonString audience) {
            return Optional.of(Set.of(audience.getString()));
        }
        if (value instanceof JsonArray array && array.stream().allMatch(JsonString.class::isInstance)) {
            return Optional.of(array.getValuesAs(JsonString::getString).stream().collect(Collectors.toSet()));
        }
        return Optional.empty();
    }
}
