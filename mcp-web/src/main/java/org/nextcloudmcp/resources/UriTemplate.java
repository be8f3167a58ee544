package org.nextcloudmcp.resources;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A template of URIs (RFC 6570): {@code {name}} for one path segment or a part of it, {@code {+name}} for what may have
 * slashes in it. Here templates are read backwards, from a URI to the variables, so only what can be read in one way is
 * allowed: two expressions have text between them, and {@code {+name}} stands at most once.
 */
public final class UriTemplate {

    private static final int LONGEST_URI = 16_384;
    private static final Pattern EXPRESSION = Pattern.compile("\\{(\\+?)([A-Za-z0-9_]+)\\}");
    private static final Pattern LITERAL = Pattern.compile("[A-Za-z0-9:/._~!$&'()*,;=@+-]+");

    /** A question mark or a number sign would begin the query or the fragment: in a value both are percent-encoded. */
    private static final String ANY_BUT_DELIMITERS = "[^?#\\p{Cntrl}]";

    private final String text;
    private final Pattern pattern;
    private final List<String> names = new ArrayList<>();

    private UriTemplate(String text) {
        this.text = text;
        var regex = new StringBuilder();
        var expression = EXPRESSION.matcher(text);
        var end = 0;
        var several = 0;
        while (expression.find()) {
            literal(text.substring(end, expression.start()), regex);
            var reserved = !expression.group(1).isEmpty();
            several += reserved ? 1 : 0;
            names.add(expression.group(2));
            regex.append(reserved ? "(" + ANY_BUT_DELIMITERS + "*)" : "([^/?#\\p{Cntrl}]+)");
            end = expression.end();
        }
        if (end < text.length()) {
            literal(text.substring(end), regex);
        }
        if (names.isEmpty() || several > 1 || new HashSet<>(names).size() < names.size()) {
            throw new IllegalArgumentException("not a template that can be read backwards: " + text);
        }
        pattern = Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    /**
     * Reads a template.
     *
     * @throws IllegalArgumentException if it is none, or one that cannot be read backwards
     */
    public static UriTemplate of(String text) {
        return new UriTemplate(text);
    }

    /** What stands for the variables in this URI; empty if it does not follow the template. */
    public Optional<UriVariables> match(String uri) {
        if (uri.length() > LONGEST_URI) {
            return Optional.empty();
        }
        var matcher = pattern.matcher(uri);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var values = new HashMap<String, String>();
        for (var i = 0; i < names.size(); i++) {
            values.put(names.get(i), matcher.group(i + 1));
        }
        return Optional.of(new UriVariables(values));
    }

    /** The names of the variables, in their order. */
    public List<String> names() {
        return List.copyOf(names);
    }

    /** The template as it was written. */
    @Override
    public String toString() {
        return text;
    }

    private static void literal(String part, StringBuilder regex) {
        if (!LITERAL.matcher(part).matches()) {
            throw new IllegalArgumentException("not a literal of a URI template: “" + part + "”");
        }
        regex.append(Pattern.quote(part));
    }
}
