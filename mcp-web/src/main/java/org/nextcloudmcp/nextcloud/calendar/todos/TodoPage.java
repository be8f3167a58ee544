package org.nextcloudmcp.nextcloud.calendar.todos;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.nextcloudmcp.nextcloud.Cursor;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.calendar.Links;
import org.nextcloudmcp.schema.Description;

/** One page of tasks. */
record TodoPage(
        List<Todo> todos,
        @Description("How many there are in all.") int total,
        @Description("There if more follow.") Optional<String> nextCursor,

        @Description("Entries that are no readable calendar data.")
        OptionalInt unreadable) {

    static TodoPage of(TodoSearch search, Cursor cursor, NextcloudClient nextcloud) {
        var links = new Links(nextcloud);
        return new TodoPage(
                search.page().stream().map(hit -> hit.shown(links)).toList(),
                search.total(),
                search.next().map(cursor::behind),
                search.unreadable() == 0 ? OptionalInt.empty() : OptionalInt.of(search.unreadable()));
    }
}
