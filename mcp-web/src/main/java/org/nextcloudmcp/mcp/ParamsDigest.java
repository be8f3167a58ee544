package org.nextcloudmcp.mcp;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nextcloudmcp.json.CachedJson;

/**
 * A digest of what a request asks for: of its parameters without what changes from one round to the next. The order of
 * members does not matter, because gateways and clients may write an object anew.
 */
final class ParamsDigest {

    private static final Set<String> OF_THE_ROUND = Set.of("_meta", "inputResponses", "requestState");

    private ParamsDigest() {}

    static String of(JsonObject params) {
        var text = new StringBuilder();
        var members = new TreeMap<>(params);
        members.keySet().removeAll(OF_THE_ROUND);
        write(members, text);
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(digest.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void write(JsonValue value, StringBuilder text) {
        if (value instanceof JsonObject object) {
            write(new TreeMap<>(object), text);
        } else if (value instanceof JsonArray array) {
            text.append('[');
            array.forEach(element -> {
                write(element, text);
                text.append(',');
            });
            text.append(']');
        } else {
            text.append(value);
        }
    }

    private static void write(SortedMap<String, JsonValue> members, StringBuilder text) {
        text.append('{');
        members.forEach((name, value) -> {
            text.append(CachedJson.string(name)).append(':');
            write(value, text);
            text.append(',');
        });
        text.append('}');
    }
}
