package org.nextcloudmcp.nextcloud.calendar;

import java.util.Optional;
import org.nextcloudmcp.nextcloud.PercentEncoding;

/**
 * The collection of one user's calendars (RFC 4791 section 6.2.1).
 *
 * @param userId whose
 */
record CalendarHome(String userId) {

    private static final String CALENDARS = "/remote.php/dav/calendars/";

    String path() {
        return CALENDARS + PercentEncoding.encode(userId) + "/";
    }

    /** The path of a calendar; whatever its name is, it is one segment. */
    String pathOf(String name) {
        return path() + PercentEncoding.encode(name) + "/";
    }

    String outbox() {
        return pathOf("outbox");
    }

    /** The name of the calendar at an href; empty if it is none directly in this home, or one that no path can name. */
    Optional<String> nameOf(String href) {
        var start = href.indexOf(CALENDARS);
        var segments = start < 0
                ? new String[0]
                : href.substring(start + CALENDARS.length()).split("/");
        if (segments.length != 2 || !PercentEncoding.decode(segments[0]).equals(userId)) {
            return Optional.empty();
        }
        return Optional.of(PercentEncoding.decode(segments[1])).filter(name -> !name.equals(".") && !name.equals(".."));
    }

    static String lastSegment(String href) {
        var end = href.endsWith("/") ? href.length() - 1 : href.length();
        return PercentEncoding.decode(href.substring(href.lastIndexOf('/', end - 1) + 1, end));
    }
}
