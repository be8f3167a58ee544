package org.nextcloudmcp.nextcloud.dav;

import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads an untrusted document element by element. A document type is refused as such, which ends external entities and
 * entity expansion ("billion laughs") alike; nesting is bounded, so that no answer can exhaust the stack of a reader.
 */
final class XmlCursor {

    private static final int DEEPEST = 32;
    private static final XMLInputFactory FACTORY = hardened();

    private final XMLStreamReader reader;
    private int depth;

    private XmlCursor(XMLStreamReader reader) {
        this.reader = reader;
    }

    static XmlCursor over(InputStream document) throws MalformedXmlException {
        try {
            return new XmlCursor(FACTORY.createXMLStreamReader(new ReadableXml(document)));
        } catch (XMLStreamException e) {
            throw new MalformedXmlException(e);
        }
    }

    /** Goes to the next start, end or text; answers one of {@link XMLStreamConstants}. */
    int next() throws MalformedXmlException {
        try {
            var event = reader.next();
            switch (event) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new MalformedXmlException("a document type or an entity");
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++depth > DEEPEST) {
                        throw new MalformedXmlException("nested too deeply");
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> {
                    // text, comments and the rest change nothing here
                }
            }
            return event;
        } catch (XMLStreamException | RuntimeException e) {
            // The JDK's parser reports some broken documents by unchecked exceptions of its own.
            throw new MalformedXmlException(e);
        }
    }

    int depth() {
        return depth;
    }

    QName name() {
        return reader.getName();
    }

    /** The attributes without a namespace of the element just entered. */
    Map<String, String> attributes() {
        if (reader.getAttributeCount() == 0) {
            return Map.of();
        }
        var attributes = new HashMap<String, String>();
        for (var i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        return attributes;
    }

    String text() {
        return reader.getText();
    }

    private static XMLInputFactory hardened() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing outside the document is read");
        });
        return factory;
    }
}
