package org.nextcloudmcp.nextcloud.calendar;

import java.util.Optional;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.Ocs;
import org.nextcloudmcp.nextcloud.calendar.ical.CalendarZone;

/**
 * What scheduling has to know about the user.
 *
 * @param name what people call the user
 * @param email by which others invite the user
 * @param zone where the user lives, as set in Nextcloud; Nextcloud learns it from the browser
 */
public record CalendarUser(String name, Optional<String> email, Optional<CalendarZone> zone) {

    static CalendarUser of(NextcloudClient client) {
        var data = Ocs.data(client.send(Ocs.CURRENT_USER), "the user's account");
        return new CalendarUser(
                data.getString("displayname", data.getString("id", "")),
                Optional.of(data.getString("email", ""))
                        .filter(email -> email.matches("[^\\s:;,\"<>]+@[^\\s:;,\"<>]+")),
                Optional.of(data.getString("timezone", "")).flatMap(CalendarZone::iana));
    }
}
