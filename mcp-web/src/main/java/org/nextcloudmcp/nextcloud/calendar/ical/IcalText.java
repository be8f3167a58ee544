package org.nextcloudmcp.nextcloud.calendar.ical;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Values of type TEXT (RFC 5545 section 3.3.11) and the folding of long lines (section 3.1). */
public final class IcalText {

    private static final int LONGEST_LINE = 75;
    private static final Pattern LINE_END = Pattern.compile("\\r\\n?");

    /** No XML can hold these: a single one in one event makes every answer about its calendar unreadable. */
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0B-\\x1F\\x7F\\uFFFE\\uFFFF\\p{Cs}]");

    private IcalText() {}

    /** For a file. All kinds of line ends become one; other control characters have no place in a calendar. */
    public static String escape(String text) {
        var lines = clean(LINE_END.matcher(text).replaceAll("\n"));
        return lines.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\n", "\\n");
    }

    /** Without the characters that have no place in a calendar; line feeds and tabs stay. */
    static String clean(String text) {
        return CONTROL.matcher(text).replaceAll("");
    }

    /** Several values in one line, such as categories. */
    public static String escape(List<String> texts) {
        return texts.stream().map(IcalText::escape).collect(Collectors.joining(","));
    }

    public static String unescape(String value) {
        if (value.indexOf('\\') < 0) {
            return value;
        }
        var text = new StringBuilder(value.length());
        for (var i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            if (c == '\\' && i + 1 < value.length()) {
                var escaped = value.charAt(++i);
                text.append(escaped == 'n' || escaped == 'N' ? '\n' : escaped);
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    /** The values of a line that may have several, unescaped; empty ones are left out. */
    public static List<String> split(String value) {
        var texts = new ArrayList<String>();
        var start = 0;
        for (var i = 0; i <= value.length(); i++) {
            if (i == value.length() || value.charAt(i) == ',') {
                texts.add(unescape(value.substring(start, i)).strip());
                start = i + 1;
            } else if (value.charAt(i) == '\\') {
                i++;
            }
        }
        return texts.stream().filter(text -> !text.isEmpty()).toList();
    }

    /** Breaks a line into lines of at most 75 octets, never inside a character. */
    static String fold(String line) {
        if (line.length() <= LONGEST_LINE / 4) {
            return line;
        }
        var folded = new StringBuilder(line.length() + 16);
        var octets = 0;
        for (var i = 0; i < line.length(); ) {
            var character = Character.toString(line.codePointAt(i));
            var width = character.getBytes(StandardCharsets.UTF_8).length;
            if (octets + width > LONGEST_LINE) {
                folded.append("\r\n ");
                octets = 1;
            }
            folded.append(character);
            octets += width;
            i += character.length();
        }
        return folded.toString();
    }
}
