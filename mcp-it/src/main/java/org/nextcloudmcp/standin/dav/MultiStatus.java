package org.nextcloudmcp.standin.dav;

import java.util.List;
import java.util.Map;
import org.nextcloudmcp.standin.Answer;

/** A 207 answer as SabreDAV writes it: for each resource what there is, and apart from it what there is not (RFC 4918 §13). */
public final class MultiStatus {
    public static final String DAV_FEATURES =
            "1, 3, extended-mkcol, access-control, calendarserver-principal-property-search,"
                    + " nc-paginate, nextcloud-checksum-update, nc-calendar-search, nc-enable-birthday-calendar";

    private final StringBuilder xml = new StringBuilder("<?xml version=\"1.0\"?>\n"
            + "<d:multistatus xmlns:d=\"DAV:\" xmlns:s=\"http://sabredav.org/ns\""
            + " xmlns:oc=\"http://owncloud.org/ns\" xmlns:nc=\"http://nextcloud.org/ns\">");
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
                found.append('<' + element + '>' + value + "</" + element + '>');
            }
        }
        xml.append("<d:response><d:href>").append(Xml.escaped(href)).append("</d:href>");
        if (!found.isEmpty()) {
            propstat(found, "200 OK");
        }
        if (!missing.isEmpty() && (!minimal || found.isEmpty())) {
            propstat(missing, "404 Not Found");
        }
        xml.append("</d:response>");
    }

    private void propstat(CharSequence properties, String status) {
        xml.append("<d:propstat><d:prop>")
                .append(properties)
                .append("</d:prop><d:status>HTTP/1.1 ")
                .append(status)
                .append("</d:status></d:propstat>");
    }

    public Answer answer() {
        return Answer.xml(207, xml + "</d:multistatus>")
                .with("Vary", "Brief,Prefer")
                .with("DAV", DAV_FEATURES);
    }
}
