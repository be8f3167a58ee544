package org.nextcloudmcp.nextcloud.contacts;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One property of a card as it was stored (RFC 6350 sections 3.2 and 3.3).
 *
 * @param raw its octets, folds and line ends included, one character each: what is not changed is written back exactly
 *     so, even if some program folded it inside a character
 * @param group what stands before the dot in front of the name; may be empty
 * @param name in upper case
 * @param params parameters as they are, without the semicolons between them
 * @param value unfolded, still escaped
 */
record ContentLine(String raw, String group, String name, List<String> params, String value) {

    private static final Pattern FOLD = Pattern.compile("\r?\n[ \t]");

    ContentLine {
        params = List.copyOf(params);
    }

    /** All lines of a card, in their order; nothing of it is left out. */
    static List<ContentLine> all(byte[] card) {
        var lines = new ArrayList<ContentLine>();
        var text = new String(card, StandardCharsets.ISO_8859_1);
        var start = 0;
        for (var end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
            var next = end + 1 < text.length() ? text.charAt(end + 1) : '\n';
            if (next != ' ' && next != '\t') {
                lines.add(stored(text.substring(start, end + 1)));
                start = end + 1;
            }
        }
        if (start < text.length()) {
            lines.add(stored(text.substring(start)));
        }
        return lines;
    }

    private static ContentLine stored(String raw) {
        var end = raw.length();
        while (end > 0 && (raw.charAt(end - 1) == '\n' || raw.charAt(end - 1) == '\r')) {
            end--;
        }
        var octets = raw.substring(0, end);
        var whole = octets.indexOf('\n') < 0 ? octets : FOLD.matcher(octets).replaceAll("");
        return parsed(raw, new String(whole.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
    }

    private static ContentLine parsed(String raw, String line) {
        var parts = new ArrayList<String>();
        var start = 0;
        var quoted = false;
        var end = line.length();
        for (var i = 0; i < line.length(); i++) {
            var c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ';' || c == ':')) {
                parts.add(line.substring(start, i));
                start = i + 1;
                if (c == ':') {
                    end = i;
                    break;
                }
            }
        }
        var value = end < line.length() ? line.substring(end + 1) : "";
        var head = parts.isEmpty() ? line : parts.get(0);
        var dot = head.lastIndexOf('.');
        return new ContentLine(
                raw,
                dot < 0 ? "" : head.substring(0, dot),
                head.substring(dot + 1).strip().toUpperCase(Locale.ROOT),
                parts.isEmpty() ? List.of() : parts.subList(1, parts.size()),
                value);
    }

    /** A new line. */
    static ContentLine of(String group, String name, List<String> params, String value, String lineEnd) {
        var line = (group.isEmpty() ? "" : group + ".")
                + name
                + params.stream().map(param -> ";" + param).collect(Collectors.joining())
                + ":"
                + value;
        return new ContentLine(Folding.fold(line, lineEnd), group, name, params, value);
    }

    boolean is(String property) {
        return name.equals(property);
    }

    /** Whether it only says something about the other lines of its group, as Apple's labels do. */
    boolean isLabel() {
        return !group.isEmpty() && name.startsWith("X-AB");
    }

    /** The parameters without those of these names. */
    List<String> paramsWithout(Set<String> names) {
        return params.stream().filter(param -> !names.contains(nameOf(param))).toList();
    }

    boolean hasParam(String param) {
        return params.stream().anyMatch(param::equalsIgnoreCase);
    }

    private static String nameOf(String param) {
        var equals = param.indexOf('=');
        return (equals < 0 ? param : param.substring(0, equals)).toUpperCase(Locale.ROOT);
    }

    /** What kinds it is of, in lower case, {@code pref} among them; without those that say nothing. */
    Set<String> types() {
        return params.stream()
                .flatMap(param -> {
                    var name = nameOf(param);
                    if (name.equals("TYPE")) {
                        return List.of(param.substring(param.indexOf('=') + 1)
                                        .replace("\"", "")
                                        .split(","))
                                .stream();
                    }
                    // Cards of old programs have bare kinds; a number says how much a value is preferred.
                    return name.equals("PREF") || param.indexOf('=') < 0
                            ? List.of(name).stream()
                            : List.<String>of().stream();
                })
                .map(type -> type.strip().toLowerCase(Locale.ROOT))
                .filter(type -> !type.isEmpty() && !type.equals("internet"))
                .collect(Collectors.toUnmodifiableSet());
    }
}
