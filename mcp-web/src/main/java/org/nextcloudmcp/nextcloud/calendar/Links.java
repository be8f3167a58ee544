package org.nextcloudmcp.nextcloud.calendar;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.PercentEncoding;

/** Where people see what tools answer: the routes of Nextcloud's Calendar and Tasks apps, which were not recorded. */
public final class Links {

    private final NextcloudClient client;

    public Links(NextcloudClient client) {
        this.client = client;
    }

    public URI calendars() {
        return client.page("/apps/calendar");
    }

    /**
     * An event, opened: the Calendar app names it by its DAV path in Base64.
     *
     * @param occurrence when the wanted one of a series begins by its rule
     */
    public URI event(CalendarObject object, Optional<Instant> occurrence) {
        var path = client.page(object.path()).getPath();
        var id = Base64.getEncoder().encodeToString(path.getBytes(StandardCharsets.UTF_8));
        return client.page("/apps/calendar/edit/" + PercentEncoding.encode(id)
                + occurrence.map(start -> "/" + start.getEpochSecond()).orElse(""));
    }

    public URI task(CalendarObject object) {
        return client.page("/apps/tasks/calendars/"
                + PercentEncoding.encode(object.calendar().name()) + "/tasks/"
                + PercentEncoding.encode(CalendarHome.lastSegment(object.path())));
    }
}
