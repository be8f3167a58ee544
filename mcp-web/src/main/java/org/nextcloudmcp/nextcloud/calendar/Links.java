package org.nextcloudmcp.nextcloud.calendar;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.PercentEncoding;

/** Where people see what tools answer: the routes of Nextcloud's Calendar and Tasks apps, which were not recorded. */
public final class Links {

    private static final Pattern ENCODED = Pattern.compile("%[0-9A-F]{2}");

    private final NextcloudClient client;

    public Links(NextcloudClient client) {
        this.client = client;
    }

    public URI calendars() {
        return client.page("/apps/calendar");
    }

    /**
     * An event, opened: the Calendar app names it by its DAV path in Base64, encoded as the server writes hrefs.
     *
     * @param occurrence when the wanted one of a series begins by its rule
     */
    public URI event(CalendarObject object, Optional<Instant> occurrence) {
        var path = asServersWrite(client.page(object.path()).getRawPath());
        var id = Base64.getEncoder().encodeToString(path.getBytes(StandardCharsets.UTF_8));
        return client.page("/apps/calendar/edit/" + PercentEncoding.encode(id)
                + occurrence.map(start -> "/" + start.getEpochSecond()).orElse(""));
    }

    /** Nextcloud's DAV server leaves @ and parentheses as they are and writes small hexadecimal digits. */
    private static String asServersWrite(String path) {
        return ENCODED.matcher(path)
                .replaceAll(octet -> octet.group().toLowerCase(Locale.ROOT))
                .replace("%40", "@")
                .replace("%28", "(")
                .replace("%29", ")");
    }

    public URI task(CalendarObject object) {
        return client.page("/apps/tasks/calendars/"
                + PercentEncoding.encode(object.calendar().name()) + "/tasks/"
                + PercentEncoding.encode(CalendarHome.lastSegment(object.path())));
    }
}
