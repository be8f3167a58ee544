package org.nextcloudmcp.standin.dav;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The name of a WebDAV property. */
public record PropertyName(@Nullable String namespace, String local) {
    private static final Map<String, String> NAMESPACES = Map.of(
            "d",
            "DAV:",
            "s",
            "http://sabredav.org/ns",
            "oc",
            "http://owncloud.org/ns",
            "nc",
            "http://nextcloud.org/ns",
            "cal",
            "urn:ietf:params:xml:ns:caldav",
            "card",
            "urn:ietf:params:xml:ns:carddav",
            "cs",
            "http://calendarserver.org/ns/");

    /** What a PROPFIND without a body is answered with. */
    public static final List<PropertyName> DEFAULTS = List.of(
            new PropertyName("DAV:", "getlastmodified"),
            new PropertyName("DAV:", "getcontentlength"),
            new PropertyName("DAV:", "resourcetype"),
            new PropertyName("DAV:", "quota-used-bytes"),
            new PropertyName("DAV:", "quota-available-bytes"),
            new PropertyName("DAV:", "getetag"),
            new PropertyName("DAV:", "getcontenttype"));

    /** The name behind a prefix that every answer declares, for example {@code oc:id}. */
    public static PropertyName ofPrefixed(String name) {
        int colon = name.indexOf(':');
        return new PropertyName(NAMESPACES.get(name.substring(0, colon)), name.substring(colon + 1));
    }

    /** The element name with the prefix that the multi-status answer declares. */
    public String prefixed() {
        return NAMESPACES.entrySet().stream()
                .filter(entry -> entry.getValue().equals(namespace))
                .map(entry -> entry.getKey() + ":" + local)
                .findFirst()
                .orElse("x1:" + local + " xmlns:x1=\"" + namespace + "\"");
    }
}
