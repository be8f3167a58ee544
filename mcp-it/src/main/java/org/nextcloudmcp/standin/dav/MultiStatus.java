package org.nextcloudmcp.standin.dav;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nextcloudmcp.standin.Answer;

/** A 207 answer as SabreDAV writes it: for each resource what there is, and apart from it what there is not (RFC 4918 §13). */
public final class MultiStatus {
    public static final String DAV_FEATURES =
            "1, 3, extended-mkcol, access-control, calendarserver-principal-property-search,"
                    + " nc-paginate, nextcloud-checksum-update, nc-calendar-search, nc-enable-birthday-calendar";

    /** The features where calendars and address books are served. */
    public static final String GROUPWARE_FEATURES =
            "1, 3, extended-mkcol, access-control, calendarserver-principal-property-search, oc-resource-sharing,"
                    + " calendar-access, calendar-proxy, calendar-auto-schedule, calendar-availability,"
                    + " nc-calendar-trashbin, nc-calendar-webcal-cache, calendarserver-subscribed,"
                    + " oc-calendar-publishing, calendarserver-sharing, addressbook, nc-paginate,"
                    + " nextcloud-checksum-update, nc-calendar-search, nc-enable-birthday-calendar";

    private static final String NAMESPACES = "xmlns:d=\"DAV:\" xmlns:s=\"http://sabredav.org/ns\""
            + " xmlns:cal=\"urn:ietf:params:xml:ns:caldav\" xmlns:cs=\"http://calendarserver.org/ns/\""
            + " xmlns:card=\"urn:ietf:params:xml:ns:carddav\""
            + " xmlns:oc=\"http://owncloud.org/ns\" xmlns:nc=\"http://nextcloud.org/ns\"";

    private final List<String> responses = new ArrayList<>();
    private final boolean minimal;

    public MultiStatus(boolean minimal) {
        this.minimal = minimal;
    }

    /**
     * Adds a resource.
     *
     * @param known the properties that it has, by their name with prefix, values as XML
     */
    public void add(String href, List<PropertyName> asked, Map<String, String> known) {
        StringBuilder found = new StringBuilder();
        StringBuilder missing = new StringBuilder();
        for (PropertyName name : asked) {
            String element = name.prefixed();
            String value = known.get(element);
            if (value == null) {
                missing.append('<').append(element).append("/>");
            } else if (value.isEmpty()) {
                found.append('<').append(element).append("/>");
            } else {
                found.append(
                        '<' + element + '>' + value + "</" + name.prefixed().replaceFirst(" .*", "") + '>');
            }
        }
        String propstats = found.isEmpty() ? "" : propstat(found.toString(), "200 OK");
        if (!missing.isEmpty() && (!minimal || found.isEmpty())) {
            propstats += propstat(missing.toString(), "404 Not Found");
        }
        addXml(href, propstats);
    }

    /** Adds a resource of whose properties one status is said (PROPPATCH). */
    public void add(String href, List<PropertyName> names, String status) {
        StringBuilder elements = new StringBuilder();
        names.forEach(name -> elements.append('<').append(name.prefixed()).append("/>"));
        addXml(href, propstat(elements.toString(), status));
    }

    /** Adds a resource with anything said of it, as XML. */
    public void addXml(String href, String content) {
        responses.add("<d:response><d:href>" + Xml.escaped(href) + "</d:href>" + content + "</d:response>");
    }

    /** The responses so far, each an element. */
    public List<String> responses() {
        return List.copyOf(responses);
    }

    private static String propstat(String properties, String status) {
        return "<d:propstat><d:prop>" + properties + "</d:prop><d:status>HTTP/1.1 " + status
                + "</d:status></d:propstat>";
    }

    /** A document of these responses. */
    public static String document(List<String> responses) {
        return "<?xml version=\"1.0\"?>\n<d:multistatus " + NAMESPACES + ">" + String.join("", responses)
                + "</d:multistatus>";
    }

    /** The answer to a PROPFIND. */
    public Answer answer() {
        return answer(responses);
    }

    /** The same with only these responses. */
    public static Answer answer(List<String> responses) {
        return plain(responses).with("Vary", "Brief,Prefer").with("DAV", DAV_FEATURES);
    }

    /** The answer to a REPORT, which says nothing of features. */
    public Answer plain() {
        return plain(responses);
    }

    private static Answer plain(List<String> responses) {
        return Answer.xml(207, document(responses));
    }
}
