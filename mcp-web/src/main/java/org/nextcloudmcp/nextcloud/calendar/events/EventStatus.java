package org.nextcloudmcp.nextcloud.calendar.events;

import java.util.Locale;
import java.util.Optional;
import org.nextcloudmcp.nextcloud.calendar.ical.IcalComponent;
import org.nextcloudmcp.schema.JsonName;

/** Whether an event takes place (RFC 5545 section 3.8.1.11). */
enum EventStatus {
    @JsonName("CONFIRMED")
    CONFIRMED,
    @JsonName("TENTATIVE")
    TENTATIVE,
    @JsonName("CANCELLED")
    CANCELLED;

    /** An event that does not say takes place. */
    static EventStatus of(IcalComponent event) {
        var said = event.text("STATUS").orElse("").strip().toUpperCase(Locale.ROOT);
        return Optional.of(said)
                .filter(status -> status.equals("TENTATIVE") || status.equals("CANCELLED"))
                .map(EventStatus::valueOf)
                .orElse(CONFIRMED);
    }
}
