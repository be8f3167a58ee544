package org.nextcloudmcp.nextcloud.calendar.todos;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.nextcloudmcp.nextcloud.calendar.GivenTime;
import org.nextcloudmcp.nextcloud.calendar.Reminder;

/** What shall be different about a task; empty for what stays as it is. A blank time takes it away. */
record TodoChange(
        Optional<String> summary,
        Optional<String> description,
        Optional<TodoStatus> status,
        OptionalInt priority,
        OptionalInt percentComplete,
        Optional<String> due,
        Optional<String> dtstart,
        Optional<GivenTime> completed,
        Optional<String> categories,
        Optional<List<Reminder>> reminders) {

    boolean isEmpty() {
        return summary.isEmpty()
                && description.isEmpty()
                && status.isEmpty()
                && priority.isEmpty()
                && percentComplete.isEmpty()
                && due.isEmpty()
                && dtstart.isEmpty()
                && completed.isEmpty()
                && categories.isEmpty()
                && reminders.isEmpty();
    }
}
