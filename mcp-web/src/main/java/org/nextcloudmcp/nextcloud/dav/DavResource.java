package org.nextcloudmcp.nextcloud.dav;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;

/**
 * One {@code response} of a multistatus (RFC 4918 section 14.24) with the properties the server had: those under a
 * status other than 200 are left out.
 *
 * @param href where it is, still percent-encoded
 * @param texts the text of each property that has one
 * @param types the elements inside {@code resourcetype}
 */
public record DavResource(String href, Map<QName, String> texts, Set<QName> types) {

    private static final QName COLLECTION = new QName(Multistatus.DAV, "collection");

    public DavResource {
        texts = Map.copyOf(texts);
        types = Set.copyOf(types);
    }

    public boolean isCollection() {
        return types.contains(COLLECTION);
    }

    /** The text of a property; empty if the server did not give it or gave it without text. */
    public Optional<String> text(String namespace, String name) {
        return Optional.ofNullable(texts.get(new QName(namespace, name)));
    }
}
