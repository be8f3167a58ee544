package org.nextcloudmcp.nextcloud.dav;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamConstants;

/** Reads the body of a 207 (RFC 4918 section 13). */
public final class Multistatus {

    public static final String DAV = "DAV:";

    private static final QName MULTISTATUS = new QName(DAV, "multistatus");
    private static final QName RESPONSE = new QName(DAV, "response");
    private static final QName PROPSTAT = new QName(DAV, "propstat");
    private static final QName PROP = new QName(DAV, "prop");
    private static final QName HREF = new QName(DAV, "href");
    private static final QName STATUS = new QName(DAV, "status");
    private static final Pattern STATUS_CODE = Pattern.compile(" (\\d{3})( |$)");

    private final XmlCursor xml;

    private Multistatus(XmlCursor xml) {
        this.xml = xml;
    }

    /**
     * Reads the whole body.
     *
     * @return the resources in the order of the answer
     * @throws MalformedXmlException if the body is no multistatus
     */
    public static List<DavResource> read(byte[] body) throws MalformedXmlException {
        var resources = new ArrayList<DavResource>();
        each(new ByteArrayInputStream(body), resources::add);
        return resources;
    }

    /**
     * Reads a body while it arrives, one resource after the other; none is held.
     *
     * @throws MalformedXmlException if the body is no multistatus, or ends too early; some resources may have been seen
     *     by then
     */
    public static void each(InputStream body, Consumer<DavResource> seen) throws MalformedXmlException {
        new Multistatus(XmlCursor.over(body)).resources(seen);
    }

    private void resources(Consumer<DavResource> seen) throws MalformedXmlException {
        for (var event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            if (xml.depth() == 1 && !xml.name().equals(MULTISTATUS)) {
                throw new MalformedXmlException("not a multistatus");
            }
            if (xml.depth() == 2 && xml.name().equals(RESPONSE)) {
                seen.accept(resource());
            }
        }
    }

    private DavResource resource() throws MalformedXmlException {
        var href = "";
        var status = OptionalInt.empty();
        var texts = new HashMap<QName, String>();
        var elements = new HashMap<QName, List<DavElement>>();
        while (intoChildOf(2)) {
            if (xml.name().equals(HREF)) {
                href = textOfElement();
            } else if (xml.name().equals(STATUS)) {
                status = code(textOfElement());
            } else if (xml.name().equals(PROPSTAT)) {
                propstat(texts, elements);
            } else {
                textOfElement();
            }
        }
        if (href.isBlank()) {
            throw new MalformedXmlException("a response without href");
        }
        return new DavResource(href.strip(), status, texts, elements);
    }

    /** Keeps the properties of a propstat whose status is 200; the status may stand behind them. */
    private void propstat(Map<QName, String> texts, Map<QName, List<DavElement>> elements)
            throws MalformedXmlException {
        var given = new HashMap<QName, String>();
        var givenElements = new HashMap<QName, List<DavElement>>();
        var status = OptionalInt.empty();
        while (intoChildOf(3)) {
            if (xml.name().equals(PROP)) {
                properties(given, givenElements);
            } else if (xml.name().equals(STATUS)) {
                status = code(textOfElement());
            } else {
                textOfElement();
            }
        }
        if (status.orElse(0) == 200) {
            texts.putAll(given);
            elements.putAll(givenElements);
        }
    }

    private void properties(Map<QName, String> texts, Map<QName, List<DavElement>> elements)
            throws MalformedXmlException {
        while (intoChildOf(4)) {
            var property = xml.name();
            var inside = new ArrayList<DavElement>();
            var text = value(inside);
            if (!text.isEmpty()) {
                texts.put(property, text);
            }
            if (!inside.isEmpty()) {
                elements.put(property, inside);
            }
        }
    }

    private static OptionalInt code(String statusLine) {
        var code = STATUS_CODE.matcher(statusLine);
        return code.find() ? OptionalInt.of(Integer.parseInt(code.group(1))) : OptionalInt.empty();
    }

    /** Goes to the next element inside the one at {@code depth}; false when that one has ended. */
    private boolean intoChildOf(int depth) throws MalformedXmlException {
        while (true) {
            var event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                return true;
            }
            if (event == XMLStreamConstants.END_ELEMENT && xml.depth() < depth) {
                return false;
            }
        }
    }

    /** All text inside the element the cursor has just entered; afterwards the cursor is behind it. */
    private String textOfElement() throws MalformedXmlException {
        return value(new ArrayList<>());
    }

    /** The same, and the elements inside it, each with the text directly in it. */
    private String value(List<DavElement> inside) throws MalformedXmlException {
        var depth = xml.depth();
        var whole = new StringBuilder();
        var open = new ArrayDeque<OpenElement>();
        while (true) {
            var event = xml.next();
            if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                whole.append(xml.text());
                if (!open.isEmpty()) {
                    open.peek().text.append(xml.text());
                }
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                open.push(new OpenElement(inside.size(), xml.name(), xml.attributes()));
                // its place in the order of the answer; filled in when it ends
                inside.add(new DavElement(xml.name(), Map.of(), ""));
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                if (xml.depth() < depth) {
                    return whole.toString();
                }
                var ended = open.pop();
                inside.set(ended.place, new DavElement(ended.name, ended.attributes, ended.text.toString()));
            }
        }
    }

    private static final class OpenElement {

        private final int place;
        private final QName name;
        private final Map<String, String> attributes;
        private final StringBuilder text = new StringBuilder();

        OpenElement(int place, QName name, Map<String, String> attributes) {
            this.place = place;
            this.name = name;
            this.attributes = attributes;
        }
    }
}
