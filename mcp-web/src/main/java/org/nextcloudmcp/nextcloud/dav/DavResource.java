package org.nextcloudmcp.nextcloud.dav;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import javax.xml.namespace.QName;

/**
 * One {@code response} of a multistatus (RFC 4918 section 14.24) with the properties the server had: those under a
 * status other than 200 are left out.
 *
 * @param href where it is, still percent-encoded
 * @param status of the resource as a whole, where there are no properties: 404 in a report says that it is gone
 * @param texts the text of each property that has one, that of elements inside it included
 * @param elements what is inside each property that holds elements, in the order of the answer, however deep
 */
public record DavResource(
        String href, OptionalInt status, Map<QName, String> texts, Map<QName, List<DavElement>> elements) {

    private static final QName RESOURCETYPE = new QName(Multistatus.DAV, "resourcetype");

    public DavResource {
        texts = Map.copyOf(texts);
        elements = Map.copyOf(elements);
    }

    public boolean isCollection() {
        return isA(Multistatus.DAV, "collection");
    }

    /** Whether its {@code resourcetype} has this element. */
    public boolean isA(String namespace, String type) {
        return elements(RESOURCETYPE).stream().anyMatch(element -> element.is(namespace, type));
    }

    /** The text of a property; empty if the server did not give it or gave it without text. */
    public Optional<String> text(String namespace, String name) {
        return Optional.ofNullable(texts.get(new QName(namespace, name)));
    }

    /** A property that is a whole number from zero on; empty if it is none. */
    public OptionalLong number(String namespace, String name) {
        return text(namespace, name)
                .filter(digits -> digits.matches("\\d{1,18}"))
                .map(digits -> OptionalLong.of(Long.parseLong(digits)))
                .orElse(OptionalLong.empty());
    }

    /** A property that is an HTTP date (RFC 9110 section 5.6.7); empty if it is none. */
    public Optional<Instant> time(String namespace, String name) {
        return text(namespace, name).flatMap(DavResource::httpDate);
    }

    /** A time as HTTP writes it (RFC 9110 section 5.6.7); empty if it is none. */
    public static Optional<Instant> httpDate(String httpDate) {
        try {
            return Optional.of(ZonedDateTime.parse(httpDate, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** What is inside a property; nothing if the server did not give it. */
    public List<DavElement> elements(String namespace, String name) {
        return elements(new QName(namespace, name));
    }

    private List<DavElement> elements(QName property) {
        return elements.getOrDefault(property, List.of());
    }
}
