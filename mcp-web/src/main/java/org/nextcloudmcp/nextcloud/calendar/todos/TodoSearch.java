package org.nextcloudmcp.nextcloud.calendar.todos;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.nextcloudmcp.nextcloud.calendar.CalendarInfo;
import org.nextcloudmcp.nextcloud.calendar.CalendarObject;
import org.nextcloudmcp.nextcloud.calendar.CalendarXml;
import org.nextcloudmcp.nextcloud.calendar.Calendars;
import org.nextcloudmcp.nextcloud.calendar.Links;
import org.nextcloudmcp.nextcloud.calendar.ical.IcalComponent;
import org.nextcloudmcp.paging.Position;

/** Looks for tasks. They are read while they arrive; no more are kept than one page has. */
final class TodoSearch {

    private static final int LONGEST_DESCRIPTION = 200;

    private final TodoFilter filter;
    private final Position position;
    private final int size;
    private final PriorityQueue<Hit> kept =
            new PriorityQueue<>(Comparator.comparing(Hit::key).reversed());
    private int total;
    private int unreadable;

    /** A task that was found. */
    record Hit(String key, CalendarObject object, IcalComponent todo) {

        Todo shown(Links links) {
            return Todo.of(object, todo, LONGEST_DESCRIPTION, links);
        }
    }

    TodoSearch(TodoFilter filter, Position position, int size) {
        this.filter = filter;
        this.position = position;
        this.size = size;
    }

    void in(Calendars calendars, CalendarInfo calendar) {
        unreadable += calendars.each(
                calendar,
                CalendarXml.all("VTODO"),
                object -> object.master("VTODO")
                        .filter(filter::matches)
                        .ifPresent(todo -> found(new Hit(Todo.key(object, todo), object, todo))));
    }

    private void found(Hit hit) {
        total++;
        if (position.after().filter(after -> hit.key.compareTo(after) <= 0).isPresent()) {
            return;
        }
        kept.add(hit);
        if (kept.size() > size + 1) {
            kept.remove();
        }
    }

    List<Hit> page() {
        return kept.stream().sorted(Comparator.comparing(Hit::key)).limit(size).toList();
    }

    /** The key to go on behind; empty if nothing follows. */
    Optional<String> next() {
        var page = page();
        return kept.size() > size ? Optional.of(page.get(page.size() - 1).key()) : Optional.empty();
    }

    int total() {
        return total;
    }

    int unreadable() {
        return unreadable;
    }
}
