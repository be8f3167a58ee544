package org.nextcloudmcp.idp;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.nextcloudmcp.json.StrictJson;
import org.nextcloudmcp.oauth.Scopes;

/** Reads the members that token responses share (RFC 6749 section 5.1, RFC 8693 section 2.2.1). */
final class TokenMembers {

    private static final Pattern SECONDS = Pattern.compile("\\d{1,12}");

    private TokenMembers() {}

    /** The access token's lifetime: absent if the provider does not say, 0 if what it says is none. */
    static OptionalLong expiresIn(JsonObject body) {
        return body.containsKey("expires_in") && !body.isNull("expires_in")
                ? OptionalLong.of(seconds(body, "expires_in").orElse(0))
                : OptionalLong.empty();
    }

    static Optional<String> secret(JsonObject body, String name) {
        return StrictJson.string(body, name).filter(value -> !value.isBlank());
    }

    /** Whole seconds, as a number or, as some providers send it, as a string of digits. */
    private static OptionalLong seconds(JsonObject body, String name) {
        var value = body.get(name);
        var text = "";
        if (value instanceof JsonNumber number) {
            text = number.toString();
        } else if (value instanceof JsonString string) {
            text = string.getString();
        }
        return SECONDS.matcher(text).matches() ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    /** Not of any RFC, but most providers say it under one of two names; 0 means without end at Keycloak. */
    static OptionalLong refreshExpiry(JsonObject body) {
        var name = body.containsKey("refresh_expires_in") ? "refresh_expires_in" : "refresh_token_expires_in";
        var seconds = seconds(body, name);
        return seconds.orElse(0) > 0 ? seconds : OptionalLong.empty();
    }

    /** Space-delimited (section 3.3) or, at Open Liberty's provider, an array; what is no scope name grants nothing. */
    static Optional<Scopes> scopes(JsonObject body) {
        var names = new LinkedHashSet<String>();
        if (body.get("scope") instanceof JsonArray array) {
            array.forEach(item -> names.add(item instanceof JsonString name ? name.getString() : ""));
        } else if (body.get("scope") instanceof JsonString string) {
            names.addAll(List.of(string.getString().split(" ", -1)));
        } else {
            return Optional.empty();
        }
        names.removeIf(name -> !Scopes.isScopeToken(name));
        return Optional.of(Scopes.of(names));
    }
}
