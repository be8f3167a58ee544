package org.nextcloudmcp.nextcloud.dav;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private static final QName RESOURCETYPE = new QName(DAV, "resourcetype");

    private final XmlCursor xml;
    private final StringBuilder text = new StringBuilder();

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
        return new Multistatus(XmlCursor.over(body)).resources();
    }

    private List<DavResource> resources() throws MalformedXmlException {
        var resources = new ArrayList<DavResource>();
        for (var event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            if (xml.depth() == 1 && !xml.name().equals(MULTISTATUS)) {
                throw new MalformedXmlException("not a multistatus");
            }
            if (xml.depth() == 2 && xml.name().equals(RESPONSE)) {
                resources.add(resource());
            }
        }
        return resources;
    }

    private DavResource resource() throws MalformedXmlException {
        var href = "";
        var texts = new HashMap<QName, String>();
        var types = new HashSet<QName>();
        while (intoChildOf(2)) {
            if (xml.name().equals(HREF)) {
                href = textOfElement();
            } else if (xml.name().equals(PROPSTAT)) {
                propstat(texts, types);
            } else {
                textOfElement();
            }
        }
        if (href.isBlank()) {
            throw new MalformedXmlException("a response without href");
        }
        return new DavResource(href.strip(), texts, types);
    }

    /** Keeps the properties of a propstat whose status is 200; the status may stand behind them. */
    private void propstat(Map<QName, String> texts, Set<QName> types) throws MalformedXmlException {
        var given = new HashMap<QName, String>();
        var givenTypes = new HashSet<QName>();
        var status = "";
        while (intoChildOf(3)) {
            if (xml.name().equals(PROP)) {
                properties(given, givenTypes);
            } else if (xml.name().equals(STATUS)) {
                status = textOfElement();
            } else {
                textOfElement();
            }
        }
        if (status.contains(" 200")) {
            texts.putAll(given);
            types.addAll(givenTypes);
        }
    }

    private void properties(Map<QName, String> texts, Set<QName> types) throws MalformedXmlException {
        while (intoChildOf(4)) {
            var name = xml.name();
            if (name.equals(RESOURCETYPE)) {
                while (intoChildOf(5)) {
                    types.add(xml.name());
                    textOfElement();
                }
            } else {
                var value = textOfElement();
                if (!value.isEmpty()) {
                    texts.put(name, value);
                }
            }
        }
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
        var depth = xml.depth();
        text.setLength(0);
        while (true) {
            var event = xml.next();
            if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                text.append(xml.text());
            } else if (event == XMLStreamConstants.END_ELEMENT && xml.depth() < depth) {
                return text.toString();
            }
        }
    }
}
