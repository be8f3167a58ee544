package org.nextcloudmcp.nextcloud.calendar.ical;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A property parameter (RFC 5545 section 3.2).
 *
 * @param name in upper case
 * @param values without quotes and without the escapes of RFC 6868
 */
public record IcalParameter(String name, List<String> values) {

    public IcalParameter {
        values = List.copyOf(values);
    }

    public static IcalParameter of(String name, String value) {
        return new IcalParameter(name, List.of(value));
    }

    /** As it stands in a line. A quote or a line end in a value would end the parameter, so RFC 6868 replaces them. */
    String written() {
        return name + "=" + values.stream().map(IcalParameter::quoted).collect(Collectors.joining(","));
    }

    private static String quoted(String value) {
        var safe = IcalText.clean(value).replace("^", "^^").replace("\n", "^n").replace("\"", "^'");
        var plain = safe.chars().noneMatch(c -> c == ':' || c == ';' || c == ',');
        return plain ? safe : '"' + safe + '"';
    }

    /** Takes the escapes of RFC 6868 section 3.2 back. */
    static String unescaped(String value) {
        if (value.indexOf('^') < 0) {
            return value;
        }
        var plain = new StringBuilder(value.length());
        for (var i = 0; i < value.length(); i++) {
            var next = i + 1 < value.length() ? value.charAt(i + 1) : ' ';
            if (value.charAt(i) == '^' && (next == 'n' || next == '^' || next == '\'')) {
                plain.append(next == 'n' ? '\n' : next == '^' ? '^' : '"');
                i++;
            } else {
                plain.append(value.charAt(i));
            }
        }
        return plain.toString();
    }
}
