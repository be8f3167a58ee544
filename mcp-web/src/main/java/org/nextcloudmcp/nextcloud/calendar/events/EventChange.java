package org.nextcloudmcp.nextcloud.calendar.events;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.nextcloudmcp.nextcloud.calendar.Reminder;

/** What shall be different about an event; empty for what stays as it is. */
record EventChange(
        Optional<String> title,
        Optional<String> description,
        Optional<String> location,
        Optional<String> categories,
        Optional<EventStatus> status,
        OptionalInt priority,
        Optional<Privacy> privacy,
        Optional<String> attendees,
        Optional<String> url,
        Optional<String> color,
        TimeChange time,
        RecurrenceChange recurrence,
        AlarmChange alarms) {

    /** What shall be different about the reminders. */
    record AlarmChange(OptionalInt minutes, Optional<Boolean> email, Optional<List<Reminder>> reminders) {

        static final AlarmChange NONE = new AlarmChange(OptionalInt.empty(), Optional.empty(), Optional.empty());

        boolean isEmpty() {
            return minutes.isEmpty() && email.isEmpty() && reminders.isEmpty();
        }
    }

    boolean isEmpty() {
        return title.isEmpty()
                && description.isEmpty()
                && location.isEmpty()
                && categories.isEmpty()
                && status.isEmpty()
                && priority.isEmpty()
                && privacy.isEmpty()
                && attendees.isEmpty()
                && url.isEmpty()
                && color.isEmpty()
                && time.isEmpty()
                && recurrence.isEmpty()
                && alarms.isEmpty();
    }
}
