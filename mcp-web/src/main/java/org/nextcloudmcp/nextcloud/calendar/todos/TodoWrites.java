package org.nextcloudmcp.nextcloud.calendar.todos;

import java.util.List;
import java.util.Optional;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.calendar.CalendarObject;
import org.nextcloudmcp.nextcloud.calendar.Calendars;
import org.nextcloudmcp.nextcloud.calendar.Links;
import org.nextcloudmcp.nextcloud.calendar.Writing;
import org.nextcloudmcp.schema.Description;
import org.nextcloudmcp.tools.ToolAnswer;

/** What the tools answer that write tasks. */
final class TodoWrites {

    private static final int LONGEST_DESCRIPTION = 100_000;

    private TodoWrites() {}

    record Output(
            Todo todo,

            @Description("What became of the arguments, where that is not plain.")
            Optional<List<String>> notes) {}

    static Writing writing(Calendars calendars) {
        return new Writing(calendars, "VTODO", TodoWrites::state);
    }

    /** In a sentence, for who lost a race. */
    private static String state(CalendarObject object) {
        return object.master("VTODO")
                .map(todo -> "Its summary is “" + todo.text("SUMMARY").orElse("") + "”, its status "
                        + TodoStatus.of(todo).word() + ".")
                .orElse("");
    }

    static ToolAnswer<Output> answer(
            CalendarObject object, List<String> notes, String verb, NextcloudClient nextcloud) {
        var todo = shown(object, nextcloud);
        var sentence =
                verb + " the task “" + todo.summary() + "”." + (notes.isEmpty() ? "" : " " + String.join(" ", notes));
        return ToolAnswer.of(new Output(todo, notes.isEmpty() ? Optional.empty() : Optional.of(notes)), sentence);
    }

    static Todo shown(CalendarObject object, NextcloudClient nextcloud) {
        return object.master("VTODO")
                .map(todo -> Todo.of(object, todo, LONGEST_DESCRIPTION, new Links(nextcloud)))
                .orElseThrow(() -> new IllegalStateException("found by its tasks"));
    }
}
