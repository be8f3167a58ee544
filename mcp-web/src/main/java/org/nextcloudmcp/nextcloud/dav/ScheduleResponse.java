package org.nextcloudmcp.nextcloud.dav;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamConstants;

/**
 * What the outbox says about one recipient (RFC 6638 section 10.4).
 *
 * @param recipient a calendar address such as {@code mailto:bob@example.org}
 * @param status a code of RFC 5546 section 3.6 with words: 2.0 is success
 * @param calendar the answer as iCalendar; empty without success
 */
public record ScheduleResponse(String recipient, String status, String calendar) {

    private static final String CALDAV = "urn:ietf:params:xml:ns:caldav";
    private static final QName ROOT = new QName(CALDAV, "schedule-response");
    private static final QName RESPONSE = new QName(CALDAV, "response");

    public boolean isSuccess() {
        return status.startsWith("2.");
    }

    /**
     * Reads the body of the answer.
     *
     * @throws MalformedXmlException if it is none
     */
    public static List<ScheduleResponse> read(byte[] body) throws MalformedXmlException {
        var xml = XmlCursor.over(new ByteArrayInputStream(body));
        var responses = new ArrayList<ScheduleResponse>();
        var recipient = new StringBuilder();
        var status = new StringBuilder();
        var calendar = new StringBuilder();
        var within = new StringBuilder();
        for (var event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (xml.depth() == 1 && !xml.name().equals(ROOT)) {
                    throw new MalformedXmlException("not a schedule response");
                }
                if (xml.depth() == 3) {
                    within = switch (xml.name().getLocalPart()) {
                        case "recipient" -> recipient;
                        case "request-status" -> status;
                        case "calendar-data" -> calendar;
                        default -> new StringBuilder();
                    };
                }
            } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                within.append(xml.text());
            } else if (event == XMLStreamConstants.END_ELEMENT
                    && xml.depth() == 1
                    && xml.name().equals(RESPONSE)) {
                responses.add(new ScheduleResponse(
                        recipient.toString().strip(),
                        status.toString().strip(),
                        calendar.toString().strip()));
                recipient.setLength(0);
                status.setLength(0);
                calendar.setLength(0);
            }
        }
        return responses;
    }
}
