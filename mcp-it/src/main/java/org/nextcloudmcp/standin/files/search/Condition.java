package org.nextcloudmcp.standin.files.search;

import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.nextcloudmcp.standin.dav.PropertyName;
import org.nextcloudmcp.standin.dav.Xml;
import org.nextcloudmcp.standin.files.FileProperties;
import org.nextcloudmcp.standin.files.UserFiles;
import org.w3c.dom.Element;

/** What the {@code where} of a SEARCH asks for (RFC 5323 section 5.3). */
record Condition(UserFiles files, FileProperties properties) {
    private static final List<String> SEARCHABLE = List.of(
            "d:displayname",
            "d:getcontenttype",
            "d:getcontentlength",
            "d:getlastmodified",
            "d:creationdate",
            "oc:fileid",
            "oc:size",
            "oc:favorite",
            "oc:owner-id",
            "nc:upload_time",
            "nc:creation_time");

    /** Thrown for a property that cannot be searched for. */
    static final class NotSearchable extends RuntimeException {
        @java.io.Serial
        private static final long serialVersionUID = 1L;
    }

    Predicate<Path> of(Element operator) {
        List<Element> inside = Xml.children(operator);
        return switch (operator.getLocalName()) {
            case "and" -> inside.stream().map(this::of).reduce(path -> true, Predicate::and);
            case "or" -> inside.stream().map(this::of).reduce(path -> false, Predicate::or);
            case "not" -> of(inside.get(0)).negate();
            case "is-collection" -> UserFiles::isFolder;
            case "like" -> like(name(operator), literal(operator));
            default -> compared(operator.getLocalName(), name(operator), literal(operator));
        };
    }

    private static String name(Element operator) {
        Element property =
                Xml.children(Xml.all(operator, "DAV:", "prop").get(0)).get(0);
        String name = new PropertyName(property.getNamespaceURI(), property.getLocalName()).prefixed();
        if (!SEARCHABLE.contains(name)) {
            throw new NotSearchable();
        }
        return name;
    }

    private static String literal(Element operator) {
        return Xml.all(operator, "DAV:", "literal").get(0).getTextContent();
    }

    String value(Path place, String name) {
        if (name.equals("d:getlastmodified")) {
            return String.valueOf(files.modified(place).getEpochSecond());
        } else if (name.equals("d:displayname")) {
            return files.pathOf(place).name();
        }
        Map<String, String> known = properties.of(place);
        return known.getOrDefault(name, "");
    }

    private Predicate<Path> like(String name, String literal) {
        StringBuilder pattern = new StringBuilder();
        for (int i = 0; i < literal.length(); i++) {
            char letter = literal.charAt(i);
            if (letter == '\\' && i + 1 < literal.length()) {
                pattern.append(Pattern.quote(String.valueOf(literal.charAt(++i))));
            } else {
                pattern.append(letter == '%' ? ".*" : letter == '_' ? "." : Pattern.quote(String.valueOf(letter)));
            }
        }
        Pattern compiled =
                Pattern.compile(pattern.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
        return place -> compiled.matcher(value(place, name)).matches();
    }

    private Predicate<Path> compared(String operator, String name, String literal) {
        String wanted = name.equals("d:getlastmodified") ? seconds(literal) : literal;
        return place -> {
            String value = value(place, name);
            int order = value.matches("-?\\d+") && wanted.matches("-?\\d+")
                    ? Long.compare(Long.parseLong(value), Long.parseLong(wanted))
                    : value.compareTo(wanted);
            return switch (operator) {
                case "eq" -> order == 0;
                case "gt" -> order > 0;
                case "gte" -> order >= 0;
                case "lt" -> order < 0;
                case "lte" -> order <= 0;
                default -> throw new NotSearchable();
            };
        };
    }

    private static String seconds(String literal) {
        try {
            return String.valueOf(Instant.parse(literal).getEpochSecond());
        } catch (DateTimeParseException number) {
            return literal;
        }
    }
}
