package org.nextcloudmcp.standin;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** The little XML that WebDAV needs. */
final class Xml {
    private Xml() {}

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** The properties that a PROPFIND body asks for; nothing when the body is no XML (RFC 4918 §14.20). */
    static Optional<List<PropertyName>> askedFor(byte[] body) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            Element root = builder.parse(new ByteArrayInputStream(body)).getDocumentElement();
            Node prop = root.getElementsByTagNameNS("DAV:", "prop").item(0);
            if (prop == null) {
                return Optional.of(PropertyName.DEFAULTS);
            }
            List<PropertyName> names = new ArrayList<>();
            for (Node child = prop.getFirstChild(); child != null; child = child.getNextSibling()) {
                if (child instanceof Element element) {
                    names.add(new PropertyName(element.getNamespaceURI(), element.getLocalName()));
                }
            }
            return Optional.of(names);
        } catch (SAXException | ParserConfigurationException | IOException broken) {
            return Optional.empty();
        }
    }
}
