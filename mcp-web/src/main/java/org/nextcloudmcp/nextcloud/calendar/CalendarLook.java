package org.nextcloudmcp.nextcloud.calendar;

import java.util.Optional;

/**
 * How a calendar presents itself; empty for what stays as it is.
 *
 * @param color {@code #RRGGBB}
 */
public record CalendarLook(Optional<String> displayName, Optional<String> description, Optional<String> color) {

    public boolean isEmpty() {
        return displayName.isEmpty() && description.isEmpty() && color.isEmpty();
    }
}
