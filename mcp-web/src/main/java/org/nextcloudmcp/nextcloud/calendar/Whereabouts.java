package org.nextcloudmcp.nextcloud.calendar;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.nextcloud.calendar.ical.CalendarZone;

/** In which time zone a call means its local times: the one it names, the calendar's, or the user's. */
public final class Whereabouts {

    private final NextcloudClient client;
    private final Optional<CalendarZone> named;
    private @Nullable CalendarUser user;

    /**
     * For one call.
     *
     * @param timezone the argument; a blank one counts as left out
     * @throws RefusedException if it is no time zone
     */
    public Whereabouts(NextcloudClient client, Optional<String> timezone) {
        this.client = client;
        this.named = timezone.map(String::strip).filter(name -> !name.isEmpty()).map(Whereabouts::zone);
    }

    private static CalendarZone zone(String name) {
        return CalendarZone.iana(name)
                .orElseThrow(() -> new RefusedException(
                        "The argument timezone is no time zone.",
                        "Use a name of the IANA database such as Europe/Berlin or America/New_York."));
    }

    /** The zone that the call itself names. */
    public Optional<CalendarZone> named() {
        return named;
    }

    /** The zone for local times in a calendar; empty if nobody has set one. */
    public Optional<CalendarZone> in(CalendarInfo calendar) {
        return named.or(calendar::zone).or(() -> user().zone());
    }

    /** The zone of the user. */
    public Optional<CalendarZone> ofUser() {
        return named.or(() -> user().zone());
    }

    /** Asked for once, and only if it is needed. */
    public CalendarUser user() {
        var known = user == null ? CalendarUser.of(client) : user;
        user = known;
        return known;
    }
}
