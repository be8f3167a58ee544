package org.nextcloudmcp.form;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Request parameters in {@code application/x-www-form-urlencoded} form, of which each may be given once (RFC 6749
 * section 3.1). A parameter without a value counts as omitted, as that section says.
 *
 * <p>Read here and not by JAX-RS: on a broken escape that throws an exception with the whole address in its message,
 * and the request value, the state or the code would stand in the log.
 */
public final class SingleValues {

    private static final int LONGEST = 16_384;

    private final Map<String, List<String>> values = new HashMap<>();

    private SingleValues() {}

    /**
     * Reads the parameters of a query or of a short form.
     *
     * @param encoded the raw query or the body of a form
     * @throws MalformedRequestException if it is not in the form, or longer than any honest one
     */
    public static SingleValues parse(@Nullable String encoded) throws MalformedRequestException {
        return parse(encoded, LONGEST);
    }

    /**
     * Reads the parameters of a form.
     *
     * @param encoded the raw query or the body of a form
     * @param longest the most characters that are accepted
     * @throws MalformedRequestException if it is not in the form, or longer
     */
    public static SingleValues parse(@Nullable String encoded, int longest) throws MalformedRequestException {
        var parsed = new SingleValues();
        if (encoded == null) {
            return parsed;
        }
        if (encoded.length() > longest) {
            throw new MalformedRequestException("the parameters are too long");
        }
        for (var parameter : encoded.split("&", -1)) {
            var equals = parameter.indexOf('=');
            var name = decoded(equals < 0 ? parameter : parameter.substring(0, equals));
            var value = equals < 0 ? "" : decoded(parameter.substring(equals + 1));
            parsed.values.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
        }
        return parsed;
    }

    /**
     * The value of a parameter, if it has one.
     *
     * @param longest the most characters that are accepted
     * @throws MalformedRequestException if the parameter comes twice or is longer; it names the parameter, not the value
     */
    public Optional<String> get(String name, int longest) throws MalformedRequestException {
        var given = values.getOrDefault(name, List.of());
        if (given.size() > 1) {
            throw new MalformedRequestException("the parameter " + name + " comes more than once");
        }
        var value = given.stream().filter(text -> !text.isBlank()).findFirst();
        if (value.isPresent() && value.get().length() > longest) {
            throw new MalformedRequestException("the parameter " + name + " is too long");
        }
        return value;
    }

    /** Whether the parameter is there with a value, once or more often. */
    public boolean has(String name) {
        return values.getOrDefault(name, List.of()).stream().anyMatch(text -> !text.isBlank());
    }

    private static String decoded(String text) throws MalformedRequestException {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new MalformedRequestException("a parameter has a broken escape");
        }
    }
}
