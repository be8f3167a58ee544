package org.nextcloudmcp.standin.groupware;

import java.util.Map;

/** The XML namespaces, and the prefixes that answers declare for some of them. */
final class Ns {
    static final String DAV = "DAV:";
    static final String CALDAV = "urn:ietf:params:xml:ns:caldav";
    static final String CARDDAV = "urn:ietf:params:xml:ns:carddav";
    static final String SERVER = "http://calendarserver.org/ns/";
    static final String OWNCLOUD = "http://owncloud.org/ns";
    static final String NEXTCLOUD = "http://nextcloud.com/ns";
    static final String APPLE = "http://apple.com/ns/ical/";
    static final String SABRE = "http://sabredav.org/ns";

    private static final Map<String, String> PREFIXES =
            Map.of(DAV, "d", CALDAV, "cal", CARDDAV, "card", SERVER, "cs", OWNCLOUD, "oc", SABRE, "s");

    static final String DECLARED = " xmlns:d=\"DAV:\" xmlns:s=\"http://sabredav.org/ns\""
            + " xmlns:cal=\"urn:ietf:params:xml:ns:caldav\" xmlns:cs=\"http://calendarserver.org/ns/\""
            + " xmlns:card=\"urn:ietf:params:xml:ns:carddav\" xmlns:oc=\"http://owncloud.org/ns\"";

    private Ns() {}

    /** An element with what is in it. */
    static String element(String namespace, String local, String inside) {
        String prefix = PREFIXES.get(namespace);
        String name = (prefix == null ? "x1" : prefix) + ":" + local;
        String declared = prefix == null ? " xmlns:x1=\"" + namespace + "\"" : "";
        return inside.isEmpty()
                ? "<" + name + declared + "/>"
                : "<" + name + declared + ">" + inside + "</" + name + ">";
    }
}
