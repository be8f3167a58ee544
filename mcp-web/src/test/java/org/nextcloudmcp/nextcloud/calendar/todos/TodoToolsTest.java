package org.nextcloudmcp.nextcloud.calendar.todos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextcloudmcp.nextcloud.ScriptedNextcloud.json;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.nextcloud.Recorded;
import org.nextcloudmcp.nextcloud.calendar.CalDavMemory;
import org.nextcloudmcp.nextcloud.calendar.NewUid;

@DisplayName("tasks")
class TodoToolsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);
    private static final String PATH = CalDavMemory.HOME + "work/todo-1.ics";

    private static CalDavMemory recorded() {
        var answer = Recorded.answer("calendar/63-todo-query-all").text();
        var first = answer.substring(answer.indexOf("BEGIN:VCALENDAR"), answer.indexOf("</cal:"));
        var second = answer.substring(answer.lastIndexOf("BEGIN:VCALENDAR"), answer.lastIndexOf("</cal:"));
        return new CalDavMemory().with("work", "todo-1.ics", first).with("work", "todo-2.ics", second);
    }

    @Test
    @DisplayName("those due first are at the top, and a task that says nothing about itself is found as an open one")
    void lists() {
        var nextcloud = recorded().scripted();
        var open =
                nextcloud.success(ListTodos::new, json("{'calendar_name':'work','status':'NEEDS-ACTION','limit':1}"));
        assertThat(open.getInt("total")).isEqualTo(2);
        assertThat(open.getJsonArray("todos").getJsonObject(0).getString("due")).isEqualTo("2026-12-09T17:00:00+01:00");
        var rest = nextcloud.success(
                ListTodos::new,
                json("{'calendar_name':'work','status':'NEEDS-ACTION','limit':1,'cursor':'"
                        + open.getString("next_cursor") + "'}"));
        assertThat(rest.getJsonArray("todos").getJsonObject(0).getString("uid")).isEqualTo("todo-2");
        assertThat(nextcloud
                        .success(SearchTodos::new, json("{'min_priority':3,'categories':'WORK'}"))
                        .getInt("total"))
                .isEqualTo(1);
    }

    @Test
    @DisplayName("a calendar without tasks says which have them")
    void wrongCalendar() {
        assertThat(recorded().scripted().failure(ListTodos::new, json("{'calendar_name':'personal'}")))
                .contains("takes no tasks", "work (Arbeit)");
        var nextcloud = recorded().scripted();
        nextcloud.failure(
                () -> new CreateTodo(CLOCK, new NewUid()), json("{'calendar_name':'personal','summary':'x'}"));
        assertThat(nextcloud.asked()).noneMatch(asked -> asked.startsWith("PUT"));
    }

    @Test
    @DisplayName("completing says it in all three ways and leaves everything else")
    void completes() {
        var memory = recorded();
        var before = memory.objects.get(PATH);
        var todo = memory.scripted()
                .success(() -> new CompleteTodo(CLOCK), json("{'calendar_name':'work','todo_uid':'todo-1'}"))
                .getJsonObject("todo");
        assertThat(todo.getString("status")).isEqualTo("COMPLETED");
        assertThat(todo.getInt("percent_complete")).isEqualTo(100);
        assertThat(todo.getString("completed")).isEqualTo("2026-11-21T10:00:00Z");
        assertThat(memory.objects.get(PATH))
                .isEqualTo(before.replace("\n", "\r\n")
                        .replace("STATUS:NEEDS-ACTION", "STATUS:COMPLETED")
                        .replace("PERCENT-COMPLETE:0", "PERCENT-COMPLETE:100")
                        .replace("DTSTAMP:20261101T100000Z", "DTSTAMP:20261121T100000Z")
                        .replace(
                                "CATEGORIES:work\r\n",
                                "CATEGORIES:work\r\nCOMPLETED:20261121T100000Z\r\n"
                                        + "LAST-MODIFIED:20261121T100000Z\r\nSEQUENCE:1\r\n"));
    }

    @Test
    @DisplayName("a task that comes again moves on, and only its last one is completed")
    void series() {
        var memory = new CalDavMemory().with("work", "s.ics", """
                BEGIN:VCALENDAR
                BEGIN:VTODO
                UID:s
                SUMMARY:Flowers
                DTSTART;VALUE=DATE:20261120
                DUE;VALUE=DATE:20261121
                RRULE:FREQ=WEEKLY;COUNT=2
                END:VTODO
                END:VCALENDAR
                """);
        var nextcloud = memory.scripted();
        var next = complete(
                nextcloud.success(() -> new CompleteTodo(CLOCK), json("{'calendar_name':'work','todo_uid':'s'}")));
        assertThat(next.getString("status")).isEqualTo("NEEDS-ACTION");
        assertThat(next.getString("due")).isEqualTo("2026-11-28");
        assertThat(next.getString("recurrence")).isEqualTo("FREQ=WEEKLY;COUNT=1");
        var last = complete(
                nextcloud.success(() -> new CompleteTodo(CLOCK), json("{'calendar_name':'work','todo_uid':'s'}")));
        assertThat(last.getString("status")).isEqualTo("COMPLETED");
    }

    private static JsonObject complete(JsonObject answer) {
        return answer.getJsonObject("todo");
    }

    @Test
    @DisplayName("what is written is read back equal; due before dtstart, or of another kind, is refused")
    void creates() {
        var memory = new CalDavMemory();
        var nextcloud = memory.scripted();
        var created = nextcloud
                .success(
                        () -> new CreateTodo(CLOCK, new NewUid()),
                        json("{'calendar_name':'work','summary':'Ä; 🎉, x','due':'2026-12-09T17:00:00','priority':2,"
                                + "'timezone':'America/New_York','categories':'a,b','reminders':[{'minutes_before':30,"
                                + "'related':'END'}]}"))
                .getJsonObject("todo");
        var listed = nextcloud
                .success(ListTodos::new, json("{'calendar_name':'work'}"))
                .getJsonArray("todos")
                .getJsonObject(0);
        assertThat(listed).isEqualTo(created);
        assertThat(listed.getString("due")).isEqualTo("2026-12-09T17:00:00-05:00");
        assertThat(memory.objects.values().iterator().next())
                .contains("TZID:America/New_York", "TRIGGER;RELATED=END:-PT30M");
        for (var times : new String[] {
            "'due':'2026-12-09','dtstart':'2026-12-10'", "'due':'2026-12-09','dtstart':'2026-12-08T10:00:00Z'"
        }) {
            nextcloud.failure(
                    () -> new CreateTodo(CLOCK, new NewUid()),
                    json("{'calendar_name':'work','summary':'x'," + times + "}"));
        }
        assertThat(memory.objects).hasSize(1);
    }

    @Test
    @DisplayName("an update changes what it names; a stale one nothing")
    void updates() {
        var memory = recorded();
        var nextcloud = memory.scripted();
        assertThat(nextcloud.failure(
                        () -> new UpdateTodo(CLOCK),
                        json("{'calendar_name':'work','todo_uid':'todo-1','summary':'x','etag':'old'}")))
                .contains("Write report", "v1");
        var todo = nextcloud
                .success(
                        () -> new UpdateTodo(CLOCK),
                        json("{'calendar_name':'work','todo_uid':'todo-1','due':'','percent_complete':50,"
                                + "'status':'IN-PROCESS','etag':'v1'}"))
                .getJsonObject("todo");
        assertThat(todo.containsKey("due")).isFalse();
        assertThat(todo.getInt("percent_complete")).isEqualTo(50);
        assertThat(memory.objects.get(PATH)).contains("TRIGGER;RELATED=END:-PT1H");
    }

    private static CalDavMemory holding(String lines) {
        return new CalDavMemory()
                .with(
                        "work",
                        "f.ics",
                        "BEGIN:VCALENDAR\nBEGIN:VTODO\nUID:f\nSUMMARY:Foreign\n" + lines
                                + "END:VTODO\nEND:VCALENDAR\n");
    }

    private static JsonObject updated(CalDavMemory memory, String change) {
        return complete(memory.scripted()
                .success(() -> new UpdateTodo(CLOCK), json("{'calendar_name':'work','todo_uid':'f'," + change + "}")));
    }

    @Test
    @DisplayName("a percentage alone keeps the status from contradicting it")
    void percentages() {
        var memory = holding("STATUS:IN-PROCESS\n");
        assertThat(updated(memory, "'percent_complete':50").getString("status")).isEqualTo("IN-PROCESS");
        var done = updated(memory, "'percent_complete':100");
        assertThat(done.getString("status")).isEqualTo("COMPLETED");
        assertThat(done.getString("completed")).isEqualTo("2026-11-21T10:00:00Z");
        var open = updated(memory, "'percent_complete':50");
        assertThat(open.getString("status")).isEqualTo("IN-PROCESS");
        assertThat(open.containsKey("completed")).isFalse();
        assertThat(open.getInt("percent_complete")).isEqualTo(50);
        assertThat(updated(memory, "'status':'COMPLETED','percent_complete':50").getInt("percent_complete"))
                .isEqualTo(100);
    }

    @Test
    @DisplayName("completing what is completed keeps the time when it was done")
    void completedTwice() {
        var memory = holding("STATUS:COMPLETED\nCOMPLETED:20261101T080000Z\nPERCENT-COMPLETE:100\n");
        var again = memory.scripted()
                .success(() -> new CompleteTodo(CLOCK), json("{'calendar_name':'work','todo_uid':'f'}"));
        assertThat(complete(again).getString("completed")).isEqualTo("2026-11-01T08:00:00Z");
        assertThat(updated(memory, "'status':'COMPLETED'").getString("completed"))
                .isEqualTo("2026-11-01T08:00:00Z");
        assertThat(updated(memory, "'completed':'2026-11-02T08:00:00Z'").getString("completed"))
                .isEqualTo("2026-11-02T08:00:00Z");
    }

    @Test
    @DisplayName("a reminder at a fixed time moves along with a task that comes again")
    void fixedReminder() {
        var memory = holding("DUE:20261121T100000Z\nRRULE:FREQ=WEEKLY\nBEGIN:VALARM\nACTION:DISPLAY\n"
                + "TRIGGER;VALUE=DATE-TIME:20261120T090000Z\nEND:VALARM\nBEGIN:VALARM\nACTION:DISPLAY\nTRIGGER:-PT5M\n"
                + "END:VALARM\n");
        memory.scripted().success(() -> new CompleteTodo(CLOCK), json("{'calendar_name':'work','todo_uid':'f'}"));
        assertThat(memory.objects.get(CalDavMemory.HOME + "work/f.ics"))
                .contains("TRIGGER;VALUE=DATE-TIME:20261127T090000Z", "TRIGGER:-PT5M");
    }

    @Test
    @DisplayName("min_priority 0 asks for any priority")
    void anyPriority() {
        var nextcloud = recorded().scripted();
        assertThat(nextcloud
                        .success(ListTodos::new, json("{'calendar_name':'work','min_priority':0}"))
                        .getInt("total"))
                .isEqualTo(2);
        assertThat(nextcloud
                        .success(SearchTodos::new, json("{'min_priority':0}"))
                        .getInt("total"))
                .isEqualTo(2);
    }

    @Test
    @DisplayName("a task whose times do not fit, as another program wrote them, can be renamed and ticked off")
    void foreignTimes() {
        var memory = new CalDavMemory().with("work", "t.ics", """
                BEGIN:VCALENDAR
                BEGIN:VTODO
                UID:t
                SUMMARY:s
                DTSTART;VALUE=DATE:20261220
                DUE:20261209T100000Z
                END:VTODO
                END:VCALENDAR
                """);
        var nextcloud = memory.scripted();
        nextcloud.success(() -> new UpdateTodo(CLOCK), json("{'calendar_name':'work','todo_uid':'t','summary':'x'}"));
        nextcloud.success(() -> new CompleteTodo(CLOCK), json("{'calendar_name':'work','todo_uid':'t'}"));
        assertThat(memory.objects.get(CalDavMemory.HOME + "work/t.ics")).contains("SUMMARY:x", "STATUS:COMPLETED");
    }

    @Test
    @DisplayName("deleting tells what it was")
    void deletes() {
        var memory = recorded();
        var nextcloud = memory.scripted();
        assertThat(nextcloud
                        .success(DeleteTodo::new, json("{'calendar_name':'work','todo_uid':'todo-1'}"))
                        .getJsonObject("deleted")
                        .getString("summary"))
                .isEqualTo("Write report");
        assertThat(memory.objects).doesNotContainKey(PATH);
        assertThat(nextcloud.failure(DeleteTodo::new, json("{'calendar_name':'work','todo_uid':'todo-1'}")))
                .contains("no task with the uid");
    }
}
