package org.nextcloudmcp.standin.dav;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** The little XML that WebDAV needs. */
public final class Xml {
    private Xml() {}

    /** A text for an element or attribute. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** The root element of a document without a DTD; nothing if it is no XML. */
    public static Optional<Element> read(byte[] document) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            return Optional.of(builder.parse(new ByteArrayInputStream(document)).getDocumentElement());
        } catch (SAXException | ParserConfigurationException | IOException broken) {
            return Optional.empty();
        }
    }

    /** The elements below one, at any depth, with this name. */
    public static List<Element> all(Element root, String namespace, String local) {
        NodeList found = root.getElementsByTagNameNS(namespace, local);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }

    /** The elements directly in one. */
    public static List<Element> children(Element root) {
        List<Element> children = new ArrayList<>();
        for (Node child = root.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    /** The properties that a PROPFIND or REPORT body asks for; nothing when it is no XML (RFC 4918 section 14.20). */
    public static Optional<List<PropertyName>> askedFor(byte[] body) {
        return read(body)
                .map(root -> all(root, "DAV:", "prop").stream()
                        .findFirst()
                        .map(prop -> children(prop).stream()
                                .map(element -> new PropertyName(element.getNamespaceURI(), element.getLocalName()))
                                .toList())
                        .orElse(PropertyName.DEFAULTS));
    }
}
