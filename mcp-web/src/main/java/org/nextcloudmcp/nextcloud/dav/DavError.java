package org.nextcloudmcp.nextcloud.dav;

import java.io.ByteArrayInputStream;
import java.util.Optional;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamConstants;

/** Reads what a SabreDAV server says in the body of an error: the text of {@code s:message} and nothing else. */
public final class DavError {

    private static final QName MESSAGE = new QName("http://sabredav.org/ns", "message");

    private DavError() {}

    /** The server's own words, unbounded and untrusted; empty if the body has none. */
    public static Optional<String> message(byte[] body) {
        try {
            var xml = XmlCursor.over(new ByteArrayInputStream(body));
            var inMessage = false;
            var message = new StringBuilder();
            for (var event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
                if (event == XMLStreamConstants.START_ELEMENT) {
                    inMessage = xml.name().equals(MESSAGE);
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    inMessage = false;
                } else if (inMessage && event == XMLStreamConstants.CHARACTERS) {
                    message.append(xml.text());
                }
            }
            return Optional.of(message.toString()).filter(text -> !text.isBlank());
        } catch (MalformedXmlException e) {
            // An error page of a proxy in between: there are no words of Nextcloud in it.
            return Optional.empty();
        }
    }
}
