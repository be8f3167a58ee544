package org.nextcloudmcp.standin.dav;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The name of a WebDAV property. */
public record PropertyName(@Nullable String namespace, String local) {
    /** What a PROPFIND without a body is answered with. */
    public static final List<PropertyName> DEFAULTS = List.of(
            new PropertyName("DAV:", "getlastmodified"),
            new PropertyName("DAV:", "getcontentlength"),
            new PropertyName("DAV:", "resourcetype"),
            new PropertyName("DAV:", "quota-used-bytes"),
            new PropertyName("DAV:", "quota-available-bytes"),
            new PropertyName("DAV:", "getetag"),
            new PropertyName("DAV:", "getcontenttype"));

    /** The element name with the prefix that the multi-status answer declares. */
    public String prefixed() {
        if ("http://owncloud.org/ns".equals(namespace)) {
            return "oc:" + local;
        } else if ("http://nextcloud.org/ns".equals(namespace)) {
            return "nc:" + local;
        }
        return "DAV:".equals(namespace) ? "d:" + local : "x1:" + local + " xmlns:x1=\"" + namespace + "\"";
    }
}
