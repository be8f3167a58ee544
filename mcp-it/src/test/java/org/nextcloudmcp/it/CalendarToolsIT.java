package org.nextcloudmcp.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.stage.StrictStage;

@DisplayName("The calendar tools, from an MCP client to a Nextcloud")
class CalendarToolsIT extends ToolCoverage {
    private static final String TITLE = "Ärger; mit, Komma \uD83C\uDF89";

    /** A Monday to come, in summer time nowhere that matters here. */
    private final LocalDate monday = LocalDate.now(ZoneOffset.UTC)
            .plusYears(1)
            .withMonth(1)
            .withDayOfMonth(8)
            .with(DayOfWeek.MONDAY);

    CalendarToolsIT(StrictStage stage) {
        super(stage, "nc_calendar_.*");
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }

    private void calendar(String name) {
        alice().success(
                        "nc_calendar_manage_calendar",
                        json("{'action':'create','calendar_name':'" + name + "','color':'#0082c9'}"));
    }

    private JsonObject event(String arguments) {
        return alice().success("nc_calendar_create_event", json(arguments)).getJsonObject("event");
    }

    private static List<String> starts(JsonObject answer) {
        return answer.getJsonArray("events").getValuesAs(JsonObject.class).stream()
                .map(event -> event.getString("start"))
                .toList();
    }

    @Test
    @DisplayName("make, change, list and delete calendars, each for one user alone")
    void calendars() {
        calendar("größe & co");
        alice().success(
                        "nc_calendar_manage_calendar",
                        json("{'action':'update','calendar_name':'größe & co','display_name':'A & <B>'}"));
        var listed = alice().success("nc_calendar_list_calendars", "{}").getJsonArray("calendars");
        assertThat(listed.getValuesAs(JsonObject.class))
                .filteredOn(calendar -> calendar.getString("name").equals("größe & co"))
                .singleElement()
                .satisfies(calendar -> {
                    assertThat(calendar.getString("display_name")).isEqualTo("A & <B>");
                    assertThat(calendar.getBoolean("todos")).isTrue();
                });
        assertThat(alice().failure(
                                "nc_calendar_manage_calendar",
                                json("{'action':'create','calendar_name':'größe & co'}")))
                .contains("already");
        assertThat(bob().failure(
                                "nc_calendar_manage_calendar",
                                json("{'action':'delete','calendar_name':'größe & co'}")))
                .contains("has no calendar");
        alice().success("nc_calendar_manage_calendar", json("{'action':'delete','calendar_name':'größe & co'}"));
        assertThat(alice().failure(
                                "nc_calendar_manage_calendar",
                                json("{'action':'create','calendar_name':'größe & co'}")))
                .contains("trash bin");
        nextcloud().world().maintenance(true);
        try {
            assertThat(alice().failure("nc_calendar_list_calendars", "{}")).containsIgnoringCase("maintenance");
        } finally {
            nextcloud().world().maintenance(false);
        }
    }

    @Test
    @DisplayName("read back what they wrote, change nothing but what is given, and lose nothing in a race")
    void roundTrip() {
        calendar("round");
        var made = event("{'calendar_name':'round','title':'" + TITLE + "','start_datetime':'" + monday
                + "T10:00:00','end_datetime':'" + monday + "T11:00:00','timezone':'Europe/Berlin',"
                + "'recurrence_rule':'FREQ=WEEKLY;COUNT=3','description':'eins\\nzwei','reminder_minutes':10,"
                + "'categories':'a,b c'}");
        var uid = made.getString("uid");
        var named = "{'calendar_name':'round','event_uid':'" + uid + "'";
        assertThat(alice().success("nc_calendar_get_event", json(named + "}"))).isEqualTo(made);
        var list = alice().success(
                        "nc_calendar_list_events",
                        json("{'calendar_name':'round','start_date':'" + monday + "','end_date':'" + monday.plusDays(30)
                                + "','title_contains':'ÄRGER','limit':2}"));
        assertThat(list.getInt("total")).isEqualTo(3);
        assertThat(starts(list)).containsExactly(monday + "T10:00:00+01:00", monday.plusDays(7) + "T10:00:00+01:00");
        var updated = alice().success(
                        "nc_calendar_update_event",
                        json(named + ",'location':'Raum 1','etag':'" + made.getString("etag") + "'}"))
                .getJsonObject("event");
        assertThat(updated.getString("location")).isEqualTo("Raum 1");
        made.forEach((name, value) -> {
            if (!List.of("etag", "last_modified").contains(name)) {
                assertThat(updated.get(name)).as(name).isEqualTo(value);
            }
        });
        assertThat(alice().failure(
                                "nc_calendar_update_event",
                                json(named + ",'location':'lost','etag':'" + made.getString("etag") + "'}")))
                .contains("has changed", updated.getString("etag"));
        assertThat(bob().failure("nc_calendar_get_event", json(named + "}"))).contains("has no calendar");
        assertThat(alice().success("nc_calendar_delete_event", json(named + "}"))
                        .getJsonObject("deleted")
                        .getString("title"))
                .isEqualTo(TITLE);
        assertThat(alice().failure("nc_calendar_delete_event", json(named + "}")))
                .contains("no event with the uid");
        assertThat(alice().failure("nc_calendar_list_events", "{\"calendar_name\":\"gone\"}"))
                .contains("gone");
    }

    @Test
    @DisplayName("refuse what Nextcloud would answer with an internal error, or accept and never show")
    void refusals() {
        calendar("refusals");
        for (var bad : List.of(
                "'recurrence_rule':'FREQ=SOMETIMES'",
                "'end_datetime':'2000-01-01T00:00:00Z'",
                "'color':'#ff0000'",
                "'timezone':'Mars/Base'",
                "'attendees':'nobody'")) {
            alice().failure(
                            "nc_calendar_create_event",
                            json("{'calendar_name':'refusals','title':'x','start_datetime':'" + monday + "T10:00:00Z',"
                                    + bad + "}"));
        }
        assertThat(alice().success(
                                "nc_calendar_list_events",
                                json("{'calendar_name':'refusals','start_date':'2000-01-01','end_date':'2008-01-01'}"))
                        .getInt("total"))
                .isZero();
    }

    @Test
    @DisplayName("invite others, and find time that is free for all")
    void meetings() {
        calendar("meetings");
        var meeting = alice().success(
                        "nc_calendar_create_meeting",
                        json("{'title':'Review','date':'" + monday + "','time':'10:00','duration_minutes':60,"
                                + "'calendar_name':'meetings','attendees':'bob@example.test','timezone':'UTC'}"))
                .getJsonObject("event");
        assertThat(meeting.getString("organizer")).isEqualTo("alice@example.test");
        var free = alice().success(
                        "nc_calendar_find_availability",
                        json(
                                "{'duration_minutes':30,'attendees':'bob@example.test,ext@example.com','date_range_start':'"
                                        + monday + "','date_range_end':'" + monday + "','timezone':'UTC'}"));
        assertThat(free.getJsonArray("slots").getJsonObject(0).getString("end")).isEqualTo(monday + "T10:00:00Z");
        assertThat(free.getJsonArray("slots").getJsonObject(1).getString("start"))
                .isEqualTo(monday + "T11:00:00Z");
        assertThat(free.getJsonArray("unknown").getString(0)).isEqualTo("ext@example.com");
        alice().failure("nc_calendar_find_availability", json("{'duration_minutes':30,'attendees':'nobody'}"));
        alice().failure(
                        "nc_calendar_create_meeting",
                        json("{'title':'x','date':'" + monday + "','time':'10:00','calendar_name':'none'}"));
        var soon = LocalDate.now(ZoneOffset.UTC).plusDays(2);
        event("{'calendar_name':'meetings','title':'Soon','start_datetime':'" + soon + "'}");
        assertThat(alice().success("nc_calendar_get_upcoming_events", json("{'calendar_name':'meetings'}"))
                        .getJsonArray("events")
                        .getJsonObject(0)
                        .getString("title"))
                .isEqualTo("Soon");
        alice().failure("nc_calendar_get_upcoming_events", json("{'calendar_name':'none'}"));
    }

    @Test
    @DisplayName("change many events at once, and report each")
    void bulk() {
        calendar("many");
        calendar("other");
        IntStream.range(0, 5)
                .forEach(i -> event("{'calendar_name':'many','title':'Bulk " + i + "','start_datetime':'"
                        + monday.plusDays(i) + "'}"));
        var filter = ",'calendar_name':'many','title_contains':'bulk'}";
        assertThat(alice().success("nc_calendar_bulk_operations", json("{'operation':'delete','dry_run':true" + filter))
                        .getJsonArray("items"))
                .hasSize(5);
        assertThat(alice().success(
                                "nc_calendar_bulk_operations",
                                json("{'operation':'update','new_location':'Z'" + filter))
                        .getInt("done"))
                .isEqualTo(5);
        assertThat(alice().success(
                                "nc_calendar_bulk_operations",
                                json("{'operation':'move','target_calendar':'other','end_date':'" + monday.plusDays(1)
                                        + "','start_date':'" + monday + "'" + filter))
                        .getInt("done"))
                .isEqualTo(2);
        assertThat(alice().success("nc_calendar_bulk_operations", json("{'operation':'delete'" + filter))
                        .getInt("done"))
                .isEqualTo(3);
        alice().failure("nc_calendar_bulk_operations", json("{'operation':'delete'}"));
    }

    @Test
    @DisplayName("keep tasks from their creation to their completion")
    void tasks() {
        calendar("todo list");
        assertThat(alice().failure("nc_calendar_create_todo", json("{'calendar_name':'personal','summary':'x'}")))
                .contains("takes no tasks");
        var made = alice().success(
                        "nc_calendar_create_todo",
                        json("{'calendar_name':'todo list','summary':'" + TITLE + "','due':'" + monday
                                + "T17:00:00','timezone':'Europe/Berlin','priority':2,'categories':'x,y'}"))
                .getJsonObject("todo");
        var named = "{'calendar_name':'todo list','todo_uid':'" + made.getString("uid") + "'";
        assertThat(alice().success("nc_calendar_list_todos", json("{'calendar_name':'todo list'}"))
                        .getJsonArray("todos"))
                .containsExactly(made);
        assertThat(alice().success("nc_calendar_search_todos", json("{'min_priority':2,'summary_contains':'ÄRGER'}"))
                        .getInt("total"))
                .isEqualTo(1);
        var updated = alice().success(
                        "nc_calendar_update_todo",
                        json(named + ",'percent_complete':50,'etag':'" + made.getString("etag") + "'}"))
                .getJsonObject("todo");
        assertThat(updated.getString("due")).isEqualTo(monday + "T17:00:00+01:00");
        assertThat(alice().failure(
                                "nc_calendar_update_todo",
                                json(named + ",'summary':'lost','etag':'" + made.getString("etag") + "'}")))
                .contains("has changed", updated.getString("etag"));
        assertThat(alice().failure(
                                "nc_calendar_complete_todo", json(named + ",'etag':'" + made.getString("etag") + "'}")))
                .contains("has changed");
        assertThat(alice().success("nc_calendar_complete_todo", json(named + "}"))
                        .getJsonObject("todo")
                        .getString("status"))
                .isEqualTo("COMPLETED");
        alice().success("nc_calendar_delete_todo", json(named + "}"));
        assertThat(alice().failure("nc_calendar_delete_todo", json(named + "}")))
                .contains("no task with the uid");
        alice().failure("nc_calendar_list_todos", json("{'calendar_name':'none'}"));
        alice().failure("nc_calendar_search_todos", json("{'cursor':'rubbish'}"));
    }
}
