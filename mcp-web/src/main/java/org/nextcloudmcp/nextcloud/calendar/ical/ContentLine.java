package org.nextcloudmcp.nextcloud.calendar.ical;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A property (RFC 5545 section 3.1).
 *
 * @param name in upper case; empty for a line that is no property, which is kept but never read
 * @param parameters in the order of the line
 * @param value as it is written, with its escapes
 * @param folded the line as it stands in the file, without its last line end: a line that is not changed is written as
 *     it was read
 */
public record ContentLine(String name, List<IcalParameter> parameters, String value, String folded)
        implements IcalPart {

    public ContentLine {
        parameters = List.copyOf(parameters);
    }

    /**
     * A new line.
     *
     * @param value already escaped as its type needs it; without line ends
     */
    public static ContentLine of(String name, String value, IcalParameter... parameters) {
        // A line end in a value would begin another property: nobody's input may do that.
        var single = IcalText.clean(value).replace("\n", "");
        var given = List.of(parameters);
        var line = name + given.stream().map(p -> ";" + p.written()).collect(Collectors.joining()) + ":" + single;
        return new ContentLine(name, given, single, IcalText.fold(line));
    }

    /** A new line of type TEXT. */
    public static ContentLine text(String name, String text) {
        return of(name, IcalText.escape(text));
    }

    /** The first value of a parameter. */
    public Optional<String> parameter(String wanted) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(wanted))
                .flatMap(parameter -> parameter.values().stream())
                .findFirst();
    }

    /** The value as text. */
    public String text() {
        return IcalText.unescape(value);
    }

    @Override
    public void writeTo(StringBuilder file) {
        file.append(folded).append("\r\n");
    }

    /**
     * Reads a line.
     *
     * @param line unfolded
     * @param folded the same as it stands in the file
     */
    static ContentLine read(String line, String folded) {
        var nameEnd = 0;
        while (nameEnd < line.length() && line.charAt(nameEnd) != ':' && line.charAt(nameEnd) != ';') {
            nameEnd++;
        }
        var parameters = new ArrayList<IcalParameter>();
        var at = nameEnd;
        while (at < line.length() && line.charAt(at) == ';') {
            var equals = line.indexOf('=', at);
            if (equals < 0) {
                return new ContentLine("", List.of(), "", folded);
            }
            var values = new ArrayList<String>();
            var end = parameterValues(line, equals + 1, values);
            parameters.add(new IcalParameter(upper(line.substring(at + 1, equals)), values));
            at = end;
        }
        if (at >= line.length()) {
            return new ContentLine("", List.of(), "", folded);
        }
        return new ContentLine(upper(line.substring(0, nameEnd)), parameters, line.substring(at + 1), folded);
    }

    private static String upper(String name) {
        return name.strip().toUpperCase(Locale.ROOT);
    }

    /** Collects the values from {@code at} on; answers where the parameter ends. */
    private static int parameterValues(String line, int at, List<String> values) {
        var value = new StringBuilder();
        var isQuoted = false;
        var i = at;
        for (; i < line.length(); i++) {
            var c = line.charAt(i);
            if (c == '"') {
                isQuoted = !isQuoted;
            } else if (!isQuoted && (c == ',' || c == ';' || c == ':')) {
                values.add(IcalParameter.unescaped(value.toString()));
                value.setLength(0);
                if (c != ',') {
                    return i;
                }
            } else {
                value.append(c);
            }
        }
        return i;
    }
}
