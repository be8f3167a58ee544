package org.nextcloudmcp.nextcloud.calendar.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextcloudmcp.nextcloud.ScriptedNextcloud.json;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.nextcloud.calendar.CalDavMemory;
import org.nextcloudmcp.nextcloud.calendar.NewUid;

@DisplayName("moving an event")
class MovedEventsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);
    private static final String FLIGHT =
            "DTSTART;TZID=Europe/Berlin:20261207T100000\n" + "DTEND;TZID=America/Los_Angeles:20261207T091500";
    private static final String MONDAY = "DTSTART;TZID=Europe/Berlin:20261207T090000\n";

    private final CalDavMemory memory = new CalDavMemory();

    @Test
    @DisplayName("a flight takes as long as before and still ends in the zone where it lands")
    void flight() {
        var event = changed(FLIGHT, "'start_datetime':'2026-12-07T11:00:00'").getJsonObject("event");
        assertThat(event.getString("end")).isEqualTo("2026-12-07T10:15:00-08:00");
        assertThat(file()).contains("DTEND;TZID=America/Los_Angeles:20261207T101500");
    }

    @Test
    @DisplayName("saying that a timed event is timed moves nothing")
    void saysNothingNew() {
        changed(FLIGHT, "'title':'x','all_day':false");
        assertThat(file()).contains(FLIGHT.replace("\n", "\r\n"), "SUMMARY:x");
    }

    @Test
    @DisplayName("an event of no length keeps none")
    void noLength() {
        var event = changed(
                        MONDAY + "DTEND;TZID=Europe/Berlin:20261207T090000", "'start_datetime':'2026-12-08T11:00:00'")
                .getJsonObject("event");
        assertThat(event.getString("end")).isEqualTo("2026-12-08T11:00:00+01:00");
        assertThat(file()).contains("DTEND;TZID=Europe/Berlin:20261208T110000");
    }

    @Test
    @DisplayName("an end that stays is written where the file names a length, or none, instead of it")
    void sameEnd() {
        changed(
                MONDAY + "DURATION:PT1H",
                "'start_datetime':'2026-12-07T08:00:00','end_datetime':'2026-12-07T10:00:00'");
        assertThat(file()).contains("DTEND;TZID=Europe/Berlin:20261207T100000").doesNotContain("DURATION");
        changed("DTSTART;VALUE=DATE:20261207", "'start_datetime':'2026-12-06','end_datetime':'2026-12-08'");
        assertThat(file()).contains("DTEND;VALUE=DATE:20261208");
        changed(MONDAY + "DURATION:PT1H", "'start_datetime':'2026-12-08T08:00:00'");
        assertThat(file()).contains("DURATION:PT1H").doesNotContain("DTEND");
    }

    @Test
    @DisplayName("no occurrence of a series gets lost at its end")
    void until() {
        changed(MONDAY + "RRULE:FREQ=DAILY;UNTIL=20261209T080000Z", "'start_datetime':'2026-12-07T11:00:00'");
        assertThat(file()).contains("RRULE:FREQ=DAILY;UNTIL=20261209T100000Z");
        var answer =
                changed(MONDAY + "RRULE:FREQ=WEEKLY;UNTIL=20261214T225959Z", "'start_datetime':'2026-12-16T11:00:00'");
        assertThat(file()).contains("RRULE:FREQ=WEEKLY;UNTIL=20261223T225959Z");
        assertThat(answer.getJsonArray("notes").getString(0)).contains("2026-12-23");
    }

    @Test
    @DisplayName("an end of a series that means a day, or is given, is left alone when the time of day moves")
    void untilDay() {
        changed(MONDAY + "RRULE:FREQ=DAILY;UNTIL=20261209T225959Z", "'start_datetime':'2026-12-07T11:00:00'");
        assertThat(file()).contains("UNTIL=20261209T225959Z");
        changed(
                MONDAY + "RRULE:FREQ=DAILY;UNTIL=20261209T080000Z",
                "'start_datetime':'2026-12-08T11:00:00','recurrence_end_date':'2026-12-10'");
        assertThat(file()).contains("UNTIL=20261210T225959Z");
    }

    @Test
    @DisplayName("a time at the end of an all-day event means the whole of its day, and a day is the one written")
    void wholeDays() {
        var created = memory.scripted()
                .success(
                        () -> new CreateEvent(CLOCK, new NewUid()),
                        json("{'calendar_name':'work','title':'x','all_day':true,'timezone':'America/New_York',"
                                + "'start_datetime':'2026-12-07T00:00:00Z','end_datetime':'2026-12-08T23:59:59Z'}"));
        var event = created.getJsonObject("event");
        assertThat(event.getString("start") + " " + event.getString("end")).isEqualTo("2026-12-07 2026-12-09");
        assertThat(created.getJsonArray("notes").getString(0)).contains("2026-12-08");
        assertThat(changed("DTSTART;VALUE=DATE:20261207", "'all_day':true,'end_datetime':'2026-12-09T00:00:00'")
                        .getJsonObject("event")
                        .getString("end"))
                .isEqualTo("2026-12-09");
    }

    @Test
    @DisplayName("a series on the day of its beginning moves to the new day, with what was cancelled of it")
    void otherDay() {
        var answer = changed(
                MONDAY + "RRULE:FREQ=WEEKLY;COUNT=5;BYDAY=MO\nEXDATE;TZID=Europe/Berlin:20261214T090000",
                "'start_datetime':'2026-12-08T10:00:00'");
        assertThat(file()).contains("RRULE:FREQ=WEEKLY;COUNT=5;BYDAY=TU", "EXDATE;TZID=Europe/Berlin:20261215T100000");
        assertThat(answer.getJsonArray("notes").getString(0)).contains("new day");
        changed(MONDAY + "RRULE:FREQ=MONTHLY;BYMONTHDAY=7", "'start_datetime':'2026-12-09T10:00:00'");
        assertThat(file()).contains("RRULE:FREQ=MONTHLY;BYMONTHDAY=9");
        changed(MONDAY + "RRULE:FREQ=WEEKLY;BYDAY=MO,WE", "'start_datetime':'2026-12-09T10:00:00'");
        assertThat(file()).contains("RRULE:FREQ=WEEKLY;BYDAY=MO,WE");
    }

    @Test
    @DisplayName("a day that a rule of several days does not have is refused, unless the rule is given")
    void dayOutsideTheRule() {
        stored(MONDAY + "RRULE:FREQ=WEEKLY;BYDAY=MO,WE");
        assertThat(
                        memory.scripted()
                                .failure(
                                        () -> new UpdateEvent(CLOCK),
                                        json(
                                                "{'calendar_name':'work','event_uid':'m','start_datetime':'2026-12-08T10:00:00'}")))
                .contains("BYDAY=MO,WE", "Nothing was written");
        changed(
                MONDAY + "RRULE:FREQ=WEEKLY;BYDAY=MO,WE",
                "'start_datetime':'2026-12-08T10:00:00','recurrence_rule':'FREQ=WEEKLY;BYDAY=TU'");
        assertThat(file()).contains("RRULE:FREQ=WEEKLY;BYDAY=TU");
    }

    @Test
    @DisplayName("an exception that counts for all that follow goes on to, and lengths of added ones are not lost")
    void range() {
        changed(
                MONDAY + "RRULE:FREQ=DAILY\nEND:VEVENT\nBEGIN:VEVENT\nUID:m\n"
                        + "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20261209T090000\n"
                        + "DTSTART;TZID=Europe/Berlin:20261209T120000",
                "'start_datetime':'2026-12-07T10:00:00'");
        assertThat(file()).contains("RECURRENCE-ID;TZID=Europe/Berlin;RANGE=THISANDFUTURE:20261209T100000");
        stored(MONDAY + "RDATE;VALUE=PERIOD:20261210T080000Z/PT3H");
        assertThat(
                        memory.scripted()
                                .failure(
                                        () -> new UpdateEvent(CLOCK),
                                        json(
                                                "{'calendar_name':'work','event_uid':'m','start_datetime':'2026-12-07T10:00:00'}")))
                .contains("lengths of their own");
    }

    @Test
    @DisplayName("a rule of another program that cannot be read does not keep its event where it is")
    void foreignRule() {
        changed(MONDAY + "RRULE:RSCALE=GREGORIAN;FREQ=DAILY", "'start_datetime':'2026-12-07T10:00:00'");
        assertThat(file()).contains("RRULE:RSCALE=GREGORIAN;FREQ=DAILY", "DTSTART;TZID=Europe/Berlin:20261207T100000");
    }

    @Test
    @DisplayName("a local end counts where a flight lands")
    void landing() {
        changed(FLIGHT, "'start_datetime':'2026-12-07T11:00:00','end_datetime':'2026-12-07T10:20:00'");
        assertThat(file()).contains("DTEND;TZID=America/Los_Angeles:20261207T102000");
    }

    @Test
    @DisplayName("a day alone moves a timed event to that day at its time; two days make it all-day, and that is said")
    void dayAlone() {
        var lines = MONDAY + "DTEND;TZID=Europe/Berlin:20261207T100000";
        var moved = changed(lines, "'start_datetime':'2026-12-09'");
        assertThat(file())
                .contains("DTSTART;TZID=Europe/Berlin:20261209T090000", "DTEND;TZID=Europe/Berlin:20261209T100000");
        assertThat(moved.getJsonArray("notes").getString(0)).contains("time of day stays");
        changed(lines, "'end_datetime':'2026-12-08','all_day':false");
        assertThat(file())
                .contains("DTSTART;TZID=Europe/Berlin:20261207T090000", "DTEND;TZID=Europe/Berlin:20261208T100000");
        var days = changed(lines, "'start_datetime':'2026-12-09','end_datetime':'2026-12-10'");
        assertThat(file()).contains("DTSTART;VALUE=DATE:20261209");
        assertThat(days.getJsonArray("notes").getString(0)).contains("whole days now");
    }

    @Test
    @DisplayName(
            "a new series with the calendar's own offset stays at its local time; with another one it is in UTC, and that is said")
    void seriesWithOffset() {
        memory.timezone = "BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:Europe/Berlin\nEND:VTIMEZONE\nEND:VCALENDAR";
        var local = created("2026-12-07T09:00:00+01:00");
        assertThat(local.getJsonObject("event").getString("time_zone")).isEqualTo("Europe/Berlin");
        assertThat(local.containsKey("notes")).isFalse();
        var utc = created("2026-12-07T09:00:00Z");
        assertThat(utc.getJsonObject("event").getString("time_zone")).isEqualTo("UTC");
        assertThat(utc.getJsonArray("notes").getString(0)).contains("kept in UTC");
    }

    private JsonObject created(String start) {
        return memory.scripted()
                .success(
                        () -> new CreateEvent(CLOCK, new NewUid()),
                        json("{'calendar_name':'work','title':'x','recurrence_rule':'FREQ=DAILY','start_datetime':'"
                                + start + "'}"));
    }

    private JsonObject changed(String lines, String arguments) {
        stored(lines);
        return memory.scripted()
                .success(
                        () -> new UpdateEvent(CLOCK),
                        json("{'calendar_name':'work','event_uid':'m'," + arguments + "}"));
    }

    private void stored(String lines) {
        memory.with(
                "work",
                "m.ics",
                "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:m\nSUMMARY:s\n" + lines.strip() + "\nEND:VEVENT\nEND:VCALENDAR\n");
    }

    private String file() {
        return memory.objects.get(CalDavMemory.HOME + "work/m.ics");
    }
}
