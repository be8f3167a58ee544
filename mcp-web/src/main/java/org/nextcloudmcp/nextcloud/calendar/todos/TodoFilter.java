package org.nextcloudmcp.nextcloud.calendar.todos;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.nextcloudmcp.nextcloud.calendar.Categories;
import org.nextcloudmcp.nextcloud.calendar.ical.IcalComponent;

/**
 * Which tasks are meant. The server's own filters do not find tasks that lack the property asked for, so all of this is
 * done here.
 *
 * @param minPriority this one and more urgent ones: smaller numbers, but not zero, which is none
 * @param categories any of them; none for all tasks
 */
record TodoFilter(
        Optional<TodoStatus> status, OptionalInt minPriority, List<String> categories, Optional<String> summary) {

    static TodoFilter of(
            Optional<TodoStatus> status,
            OptionalInt minPriority,
            Optional<String> categories,
            Optional<String> summary) {
        return new TodoFilter(
                status,
                minPriority.orElse(0) == 0 ? OptionalInt.empty() : minPriority,
                categories.map(Categories::given).orElse(List.of()),
                summary.filter(text -> !text.isBlank()));
    }

    boolean matches(IcalComponent todo) {
        return (status.isEmpty() || TodoStatus.of(todo) == status.get())
                && (minPriority.isEmpty()
                        || Todo.number(todo, "PRIORITY", 1, minPriority.getAsInt())
                                .isPresent())
                && (categories.isEmpty() || Categories.hasOneOf(todo, categories))
                && (summary.isEmpty() || plain(todo.text("SUMMARY").orElse("")).contains(plain(summary.get())));
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
}
