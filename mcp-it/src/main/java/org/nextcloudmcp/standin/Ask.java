package org.nextcloudmcp.standin;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request to the stand-in.
 *
 * @param path as it came, still percent-encoded
 * @param query as it came, or empty
 * @param headers names in lower case, first value each
 */
public record Ask(String method, String path, String query, Map<String, String> headers, Body body) {
    /** A header, whatever the case of its name. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The first value of a query parameter. */
    public Optional<String> parameter(String name) {
        return parameters(name).stream().findFirst();
    }

    /** All values of a query parameter, for example of {@code shareTypes[]}. */
    public List<String> parameters(String name) {
        return Arrays.stream(query.split("&"))
                .filter(pair -> decoded(pair.replaceFirst("=.*", "")).equals(name))
                .map(pair -> decoded(pair.contains("=") ? pair.substring(pair.indexOf('=') + 1) : ""))
                .toList();
    }

    /** The same request for another path. */
    public Ask at(String otherPath) {
        return new Ask(method, otherPath, query, headers, body);
    }

    /** The parts of the path behind its beginning, decoded; none if nothing is behind it. */
    public List<String> below(String root) {
        return Arrays.stream(path.substring(root.length()).split("/"))
                .filter(part -> !part.isEmpty())
                .map(part -> decoded(part.replace("+", "%2B")))
                .toList();
    }

    /** The body as Nextcloud reads it: JSON or a form; what is neither counts as nothing. */
    public JsonObject json() {
        if (header("Content-Type").orElse("").startsWith("application/x-www-form-urlencoded")) {
            JsonObjectBuilder form = Json.createObjectBuilder();
            Ask asked = new Ask(method, path, text().strip(), headers, body);
            for (String pair : text().strip().split("&", -1)) {
                String name = decoded(pair.replaceFirst("=.*", ""));
                asked.parameters(name).stream().findFirst().ifPresent(value -> form.add(name, value));
            }
            return form.build();
        }
        try (var reader = Json.createReader(new StringReader(text()))) {
            return reader.readObject();
        } catch (JsonException broken) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** The body as text. */
    public String text() {
        return body.text();
    }

    /** Nextcloud lets a bearer token through its CORS check only with this header. */
    public boolean saysOcs() {
        return header("OCS-APIRequest").filter("true"::equalsIgnoreCase).isPresent();
    }

    public boolean isHead() {
        return method.equals("HEAD");
    }
}
