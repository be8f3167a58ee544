package org.nextcloudmcp.standin.groupware;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** iCalendar or vCard as a tree of components with content lines (RFC 5545 section 3.1, RFC 6350 section 3.3). */
final class ContentTree {
    /** A property. */
    record Line(String name, String params, String value) {
        /** The value of a parameter without quotes; empty if there is none. */
        Optional<String> param(String wanted) {
            return Stream.of(params.split(";"))
                    .filter(one -> one.toUpperCase(Locale.ROOT).startsWith(wanted + "="))
                    .map(one -> one.substring(wanted.length() + 1).replace("\"", ""))
                    .findFirst();
        }

        String written() {
            return name + (params.isEmpty() ? "" : ";" + params) + ":" + value;
        }

        /** The value with its escapes taken back. */
        String text() {
            return value.replaceAll("\\\\[nN]", "\n").replaceAll("\\\\(.)", "$1");
        }
    }

    final String name;
    final List<Line> lines = new ArrayList<>();
    final List<ContentTree> children = new ArrayList<>();

    ContentTree(String name) {
        this.name = name;
    }

    /** The first component of a text; one without a name if it has none. */
    static ContentTree parse(String text) {
        ContentTree root = new ContentTree("");
        List<ContentTree> open = new ArrayList<>(List.of(root));
        for (String physical : text.replaceAll("\r?\n[ \t]", "").split("\r?\n", -1)) {
            if (physical.isBlank()) {
                continue;
            }
            Line line = line(physical);
            ContentTree inner = open.get(open.size() - 1);
            if (line.name().equals("BEGIN")) {
                ContentTree child = new ContentTree(line.value().strip().toUpperCase(Locale.ROOT));
                inner.children.add(child);
                open.add(child);
            } else if (line.name().equals("END") && open.size() > 1) {
                open.remove(open.size() - 1);
            } else {
                inner.lines.add(line);
            }
        }
        return root.children.isEmpty() ? root : root.children.get(0);
    }

    private static Line line(String text) {
        boolean quoted = false;
        int nameEnd = -1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == ';' && nameEnd < 0) {
                nameEnd = i;
            } else if (!quoted && c == ':') {
                String name = text.substring(0, nameEnd < 0 ? i : nameEnd);
                return new Line(
                        name.toUpperCase(Locale.ROOT),
                        nameEnd < 0 ? "" : text.substring(nameEnd + 1, i),
                        text.substring(i + 1));
            }
        }
        return new Line(text.toUpperCase(Locale.ROOT), "", "");
    }

    /** A property by its name, whatever its group. */
    Stream<Line> all(String wanted) {
        return lines.stream()
                .filter(line -> line.name().equals(wanted) || line.name().endsWith("." + wanted));
    }

    Optional<Line> first(String wanted) {
        return all(wanted).findFirst();
    }

    String value(String wanted) {
        return first(wanted).map(Line::value).orElse("");
    }

    /** The components of a calendar that are no time zones. */
    List<ContentTree> components() {
        return children.stream()
                .filter(child -> !child.name.equals("VTIMEZONE"))
                .toList();
    }

    /** Of the card itself, or of the first component of a calendar. */
    String uid() {
        return name.equals("VCALENDAR")
                ? components().stream().findFirst().map(one -> one.value("UID")).orElse("")
                : value("UID");
    }

    /** As text, folded. */
    String written(String lineEnd) {
        StringBuilder text = new StringBuilder("BEGIN:" + name + lineEnd);
        lines.forEach(line -> text.append(folded(line.written(), lineEnd)));
        children.forEach(child -> text.append(child.written(lineEnd)));
        return text.append("END:" + name + lineEnd).toString();
    }

    static String lineEnd(String text) {
        return text.contains("\r\n") ? "\r\n" : "\n";
    }

    private static String folded(String line, String lineEnd) {
        StringBuilder text = new StringBuilder();
        int column = 0;
        for (int i = 0; i < line.length(); ) {
            int next = line.offsetByCodePoints(i, 1);
            String letter = line.substring(i, next);
            int octets = letter.getBytes(StandardCharsets.UTF_8).length;
            if (column + octets > 75) {
                text.append(lineEnd).append(' ');
                column = 1;
            }
            text.append(letter);
            column += octets;
            i = next;
        }
        return text.append(lineEnd).toString();
    }
}
