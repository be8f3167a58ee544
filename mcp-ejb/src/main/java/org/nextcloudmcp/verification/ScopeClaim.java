package org.nextcloudmcp.verification;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.nextcloudmcp.oauth.Scopes;

/** Reads the scopes of a token: {@code scope} (RFC 9068 section 2.2.3) or {@code scp}, text or array. */
final class ScopeClaim {

    private ScopeClaim() {}

    static boolean isPresent(JsonObject claims) {
        return claims.containsKey("scope") || claims.containsKey("scp");
    }

    /** The scopes; none if no claim names any; empty if the claim is of another shape. */
    static Optional<Scopes> read(JsonObject claims) {
        if (!isPresent(claims)) {
            return Optional.of(Scopes.none());
        }
        var value = claims.get(claims.containsKey("scope") ? "scope" : "scp");
        if (value instanceof JsonString text) {
            return scopes(List.of(text.getString().split(" ", -1)));
        }
        if (value instanceof JsonArray array && array.stream().allMatch(JsonString.class::isInstance)) {
            return scopes(array.getValuesAs(JsonString::getString));
        }
        return Optional.empty();
    }

    private static Optional<Scopes> scopes(List<String> names) {
        var present = new LinkedHashSet<>(names);
        present.remove("");
        return present.stream().allMatch(Scopes::isScopeToken) ? Optional.of(Scopes.of(present)) : Optional.empty();
    }
}
