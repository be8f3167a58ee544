package org.nextcloudmcp.nextcloud.dav;

import java.util.Map;
import java.util.Optional;
import javax.xml.namespace.QName;

/**
 * An element inside a property's value.
 *
 * @param name with its namespace; prefixes differ from answer to answer
 * @param attributes those without a namespace
 * @param text directly inside it
 */
public record DavElement(QName name, Map<String, String> attributes, String text) {

    public DavElement {
        attributes = Map.copyOf(attributes);
    }

    public boolean is(String namespace, String localName) {
        return name.getLocalPart().equals(localName) && name.getNamespaceURI().equals(namespace);
    }

    public Optional<String> attribute(String attribute) {
        return Optional.ofNullable(attributes.get(attribute));
    }
}
