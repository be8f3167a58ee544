package org.nextcloudmcp.nextcloud.calendar.todos;

import java.util.Arrays;
import java.util.Locale;
import org.nextcloudmcp.nextcloud.calendar.ical.IcalComponent;
import org.nextcloudmcp.schema.JsonName;

/** How far a task is (RFC 5545 section 3.8.1.11). */
enum TodoStatus {
    @JsonName("NEEDS-ACTION")
    NEEDS_ACTION,
    @JsonName("IN-PROCESS")
    IN_PROCESS,
    @JsonName("COMPLETED")
    COMPLETED,
    @JsonName("CANCELLED")
    CANCELLED;

    /** As files have it. */
    String word() {
        return name().replace('_', '-');
    }

    /** A task that does not say is open, unless it tells when it was completed. */
    static TodoStatus of(IcalComponent todo) {
        var said = todo.text("STATUS").orElse("").strip().toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(status -> status.word().equals(said))
                .findFirst()
                .orElse(todo.line("COMPLETED").isPresent() ? COMPLETED : NEEDS_ACTION);
    }
}
