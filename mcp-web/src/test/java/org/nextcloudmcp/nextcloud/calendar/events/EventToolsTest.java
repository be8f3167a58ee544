package org.nextcloudmcp.nextcloud.calendar.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextcloudmcp.nextcloud.ScriptedNextcloud.json;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.nextcloud.Recorded;
import org.nextcloudmcp.nextcloud.ScriptedNextcloud;
import org.nextcloudmcp.nextcloud.calendar.CalDavMemory;
import org.nextcloudmcp.nextcloud.calendar.NewUid;

@DisplayName("events")
class EventToolsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);

    static final String APPLE = """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//Apple Inc.//macOS 14.5//EN
            X-WR-CALNAME:Home
            BEGIN:VEVENT
            TRANSP:OPAQUE
            DTEND;TZID=Europe/Berlin:20261207T110000
            X-APPLE-STRUCTURED-LOCATION;VALUE=URI;X-ADDRESS="Haus B\\; Raum 1";X-APPLE-
             RADIUS=70.5;X-TITLE="Büro: Mitte":geo:52.52,13.40
            UID:meet-1
            DTSTAMP:20261101T100000Z
            LOCATION:Büro: Mitte
            SEQUENCE:3
            X-MOZ-LASTACK:20261101T100000Z
            SUMMARY;LANGUAGE=de:Planung
            CONFERENCE;VALUE=URI;FEATURE=VIDEO:https://meet.example.org/x
            ATTACH;FMTTYPE=application/pdf;X-FILENAME="a, b.pdf":https://cloud.example.org/f/7
            DTSTART;TZID=Europe/Berlin:20261207T100000
            BEGIN:VALARM
            X-WR-ALARMUID:F0
            UID:F0
            TRIGGER:-PT15M
            ATTACH;VALUE=URI:Chord
            ACTION:AUDIO
            X-APPLE-DEFAULT-ALARM:TRUE
            END:VALARM
            END:VEVENT
            END:VCALENDAR
            """;

    @Test
    @DisplayName("only what was named changes in an event of another client, and what every version changes")
    void survives() {
        var memory = new CalDavMemory().with("work", "x.ics", APPLE);
        var nextcloud = memory.scripted();
        var answer = nextcloud.success(
                () -> new UpdateEvent(CLOCK),
                json("{'calendar_name':'work','event_uid':'meet-1','title':'Planung 🎉, zwei','etag':'v1'}"));
        assertThat(memory.objects.get(CalDavMemory.HOME + "work/x.ics"))
                .isEqualTo(APPLE.replace("\n", "\r\n")
                        .replace("SUMMARY;LANGUAGE=de:Planung", "SUMMARY;LANGUAGE=de:Planung 🎉\\, zwei")
                        .replace("DTSTAMP:20261101T100000Z\r\n", "DTSTAMP:20261121T100000Z\r\n")
                        .replace("SEQUENCE:3", "SEQUENCE:4")
                        .replace("20261207T100000\r\n", "20261207T100000\r\nLAST-MODIFIED:20261121T100000Z\r\n"));
        assertThat(answer.getJsonObject("event").getString("title")).isEqualTo("Planung 🎉, zwei");
        assertThat(answer.getJsonObject("event").getString("start")).isEqualTo("2026-12-07T10:00:00+01:00");
        assertThat(answer.getJsonObject("event").getString("etag")).isEqualTo("v2");
    }

    @Test
    @DisplayName("a stale etag writes nothing and tells what is there now")
    void stale() {
        var memory = new CalDavMemory().with("work", "x.ics", APPLE);
        var nextcloud = memory.scripted();
        assertThat(nextcloud.failure(
                        () -> new UpdateEvent(CLOCK),
                        json("{'calendar_name':'work','event_uid':'meet-1','title':'x','etag':'old'}")))
                .contains("etag v1", "Planung", "Nothing was changed");
        assertThat(memory.etag(CalDavMemory.HOME + "work/x.ics")).isEqualTo("v1");
    }

    @Test
    @DisplayName("what one tool writes another reads back equal")
    void roundTrip() {
        var memory = new CalDavMemory();
        var nextcloud = memory.scripted();
        var created = create(nextcloud, """
                {'calendar_name':'work','title':'Ärger; mit, Komma \\\\ und 🎉','start_datetime':'2026-12-07T10:00:00',
                 'end_datetime':'2026-12-07T11:30:00','timezone':'Europe/Berlin','description':'Zeile 1\\nZeile 2: %s',
                 'location':'Raum \\\\n 1','categories':'a b,ü','recurrence_rule':'FREQ=WEEKLY;BYDAY=MO',
                 'recurrence_end_date':'2026-12-31','reminder_minutes':10,'reminder_email':true,'url':'https://example.org/?a=b,c',
                 'color':'tomato','priority':3,'privacy':'PRIVATE','status':'TENTATIVE'}
                """.formatted("lang ".repeat(60)).replace("\n", " "));
        var read = nextcloud.success(
                GetEvent::new, json("{'calendar_name':'work','event_uid':'" + created.getString("uid") + "'}"));
        assertThat(read).isEqualTo(created);
        assertThat(read.getString("title")).isEqualTo("Ärger; mit, Komma \\ und 🎉");
        assertThat(read.getString("start")).isEqualTo("2026-12-07T10:00:00+01:00");
        assertThat(read.getString("time_zone")).isEqualTo("Europe/Berlin");
        assertThat(read.getString("recurrence")).isEqualTo("FREQ=WEEKLY;BYDAY=MO;UNTIL=20261231T225959Z");
        assertThat(read.getString("location")).isEqualTo("Raum \\n 1");
        assertThat(read.getJsonArray("reminders")).hasSize(2);
        var file = memory.objects.values().iterator().next();
        assertThat(file).contains("BEGIN:VTIMEZONE\r\nTZID:Europe/Berlin");
        assertThat(file.split("\r\n")).allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
    }

    @Test
    @DisplayName(
            "a series is listed with each occurrence, exceptions and left out dates included, in the order of time")
    void expands() {
        var memory = new CalDavMemory();
        var sample = Recorded.answer("calendar/43-query-time-range-recurring-not-expanded")
                .text();
        memory.with("work", "rec-1.ics", sample.substring(sample.indexOf("BEGIN:VCALENDAR"), sample.indexOf("</cal:")));
        memory.with("work", "x.ics", APPLE);
        var nextcloud = memory.scripted();
        var first = nextcloud.success(
                () -> new ListEvents(CLOCK),
                json("{'calendar_name':'work','start_date':'2026-12-01','end_date':'2026-12-31','limit':3}"));
        assertThat(first.getInt("total")).isEqualTo(5);
        assertThat(starts(first))
                .containsExactly("2026-12-01T09:00:00Z", "2026-12-02T09:00:00Z", "2026-12-04T11:00:00Z");
        assertThat(first.getJsonArray("events").getJsonObject(2).getString("title"))
                .isEqualTo("Daily sync (moved)");
        assertThat(first.getJsonArray("events").getJsonObject(2).getString("recurrence_id"))
                .isEqualTo("2026-12-04T09:00:00Z");
        var second = nextcloud.success(
                () -> new ListEvents(CLOCK),
                json("{'calendar_name':'work','start_date':'2026-12-01','end_date':'2026-12-31','limit':3,'cursor':'"
                        + first.getString("next_cursor") + "'}"));
        assertThat(starts(second)).containsExactly("2026-12-05T09:00:00Z", "2026-12-07T10:00:00+01:00");
        assertThat(second.containsKey("next_cursor")).isFalse();
    }

    @Test
    @DisplayName("a rule that Nextcloud would answer with 500 is not sent")
    void badRules() {
        for (var rule : new String[] {
            "FREQ=SOMETIMES",
            "FREQ=DAILY;COUNT=0",
            "FREQ=DAILY;COUNT=3;UNTIL=20301231",
            "FREQ=SECONDLY",
            "BYDAY=MO",
            "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
            "FREQ=DAILY;UNTIL=20200101",
            "FREQ=DAILY;FREQ=WEEKLY",
            "FREQ=YEARLY;INTERVAL=999999999",
            "FREQ=DAILY;BYDAY=",
            "FREQ=;",
            "x"
        }) {
            var nextcloud = new CalDavMemory().scripted();
            assertThat(nextcloud.failure(
                            () -> new CreateEvent(CLOCK, new NewUid()),
                            json("{'calendar_name':'work','title':'x','start_datetime':'2026-12-07T10:00:00Z',"
                                    + "'recurrence_rule':'" + rule + "'}")))
                    .as(rule)
                    .contains("recurrence rule");
            assertThat(nextcloud.asked()).noneMatch(asked -> asked.startsWith("PUT"));
        }
    }

    @Test
    @DisplayName("the kind of UNTIL follows the kind of the start")
    void until() {
        var created = create(
                new CalDavMemory().scripted(),
                "{'calendar_name':'work','title':'x','start_datetime':'2026-12-07','recurrence_rule':"
                        + "'FREQ=DAILY;UNTIL=20261210T120000Z'}");
        assertThat(created.getString("recurrence")).isEqualTo("FREQ=DAILY;UNTIL=20261210");
        assertThat(created.getString("end")).isEqualTo("2026-12-08");
        assertThat(created.getBoolean("all_day")).isTrue();
    }

    @Test
    @DisplayName("an end before the start is refused")
    void backwards() {
        var nextcloud = new CalDavMemory().scripted();
        assertThat(nextcloud.failure(
                        () -> new CreateEvent(CLOCK, new NewUid()),
                        json("{'calendar_name':'work','title':'x','start_datetime':'2026-12-07T10:00:00Z',"
                                + "'end_datetime':'2026-12-07T09:00:00Z'}")))
                .contains("not after its beginning");
    }

    @Test
    @DisplayName("a time that the clocks leave out becomes the one they show, and that is said")
    void gap() {
        var nextcloud = new CalDavMemory().scripted();
        var answer = nextcloud.success(
                () -> new CreateEvent(CLOCK, new NewUid()),
                json("{'calendar_name':'work','title':'x','start_datetime':'2027-03-28T02:30:00',"
                        + "'timezone':'Europe/Berlin'}"));
        assertThat(answer.getJsonObject("event").getString("start")).isEqualTo("2027-03-28T03:30:00+02:00");
        assertThat(answer.getJsonArray("notes").getString(0)).contains("does not exist");
    }

    @Test
    @DisplayName("a local time without any zone floats, and that is said; with the calendar's zone it is in that")
    void zones() {
        var memory = new CalDavMemory();
        var floating = memory.scripted()
                .success(
                        () -> new CreateEvent(CLOCK, new NewUid()),
                        json("{'calendar_name':'work','title':'x','start_datetime':'2027-03-28T12:30:00'}"));
        assertThat(floating.getJsonObject("event").getString("start")).isEqualTo("2027-03-28T12:30:00");
        memory.timezone = "BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:Asia/Tokyo\nEND:VTIMEZONE\nEND:VCALENDAR";
        var created = create(
                memory.scripted(), "{'calendar_name':'work','title':'x','start_datetime':'2027-03-28T12:30:00'}");
        assertThat(created.getString("start")).isEqualTo("2027-03-28T12:30:00+09:00");
    }

    @Test
    @DisplayName("moving the start of a series takes its exceptions and left out dates along")
    void movesSeries() {
        var sample = Recorded.answer("calendar/43-query-time-range-recurring-not-expanded")
                .text();
        var memory = new CalDavMemory()
                .with("work", "r.ics", sample.substring(sample.indexOf("BEGIN:VCALENDAR"), sample.indexOf("</cal:")));
        var nextcloud = memory.scripted();
        nextcloud.success(
                () -> new UpdateEvent(CLOCK),
                json("{'calendar_name':'work','event_uid':'rec-1','start_datetime':'2026-12-01T10:00:00Z'}"));
        var list = nextcloud.success(
                () -> new ListEvents(CLOCK),
                json("{'calendar_name':'work','start_date':'2026-12-01','end_date':'2026-12-31'}"));
        assertThat(starts(list))
                .containsExactly(
                        "2026-12-01T10:00:00Z", "2026-12-02T10:00:00Z", "2026-12-04T11:00:00Z", "2026-12-05T10:00:00Z");
    }

    @Test
    @DisplayName("attendees are invited by the user, and what the server made of it is read back")
    void invites() {
        var memory = new CalDavMemory();
        memory.schedules = true;
        var nextcloud = memory.scripted();
        var answer = nextcloud.success(
                () -> new CreateMeeting(new CreateEvent(CLOCK, new NewUid())),
                json("{'title':'x','date':'2026-12-08','time':'14:00','calendar_name':'work','timezone':'UTC',"
                        + "'attendees':'bob@example.org, ext@example.com'}"));
        assertThat(answer.getJsonObject("event").getString("organizer")).isEqualTo("alice@example.org");
        assertThat(answer.getJsonObject("event").getJsonArray("attendees")).hasSize(2);
        assertThat(nextcloud.asked().get(nextcloud.asked().size() - 1)).startsWith("REPORT");
    }

    @Test
    @DisplayName("an address cannot smuggle another property into the file")
    void injection() {
        var nextcloud = new CalDavMemory().scripted();
        nextcloud.failure(
                () -> new CreateEvent(CLOCK, new NewUid()),
                json("{'calendar_name':'work','title':'x','start_datetime':'2026-12-07','attendees':"
                        + "'a@b.c\\nX-EVIL:1'}"));
        var memory = new CalDavMemory();
        create(
                memory.scripted(),
                "{'calendar_name':'work','title':'x\\r\\nX-EVIL:1','start_datetime':'2026-12-07','categories':'a\\nX-EVIL:2'}");
        assertThat(memory.objects.values().iterator().next())
                .doesNotContain("\nX-EVIL")
                .doesNotContain("\rX-EVIL");
    }

    @Test
    @DisplayName("a character that no XML holds is not written, and one that another program wrote hides nothing else")
    void noXml() {
        var memory = new CalDavMemory().with("work", "x.ics", APPLE.replace("Planung", "Pla\uFFFEn\u0001ung"));
        var nextcloud = memory.scripted();
        var created = create(
                nextcloud, "{'calendar_name':'work','title':'a\uFFFFb','start_datetime':'2026-12-07T09:00:00Z'}");
        assertThat(created.getString("title")).isEqualTo("ab");
        assertThat(starts(nextcloud.success(
                        () -> new ListEvents(CLOCK),
                        json("{'calendar_name':'work','start_date':'2026-12-01','end_date':'2026-12-31'}"))))
                .hasSize(2);
        assertThat(nextcloud.failure(GetEvent::new, json("{'calendar_name':'work','event_uid':'\uFFFF'}")))
                .contains("no event with the uid");
    }

    @Test
    @DisplayName("deleting is under the condition of what was read, and tells what it was")
    void deletes() {
        var memory = new CalDavMemory().with("work", "x.ics", APPLE);
        var nextcloud = memory.scripted();
        var answer = nextcloud.success(DeleteEvent::new, json("{'calendar_name':'work','event_uid':'meet-1'}"));
        assertThat(answer.getJsonObject("deleted").getString("title")).isEqualTo("Planung");
        assertThat(nextcloud.last().headers()).containsEntry("If-Match", "\"v1\"");
        assertThat(memory.objects).isEmpty();
        assertThat(nextcloud.failure(DeleteEvent::new, json("{'calendar_name':'work','event_uid':'meet-1'}")))
                .contains("no event with the uid");
    }

    @Test
    @DisplayName("free time is what own events and those of attendees leave of business hours")
    void free() {
        var memory = new CalDavMemory().with("work", "x.ics", APPLE);
        var nextcloud = new ScriptedNextcloud()
                .then(Recorded.answer("calendar/60-freebusy-of-others-via-outbox"))
                .thenAsks(memory);
        var answer = nextcloud.success(
                () -> new FindAvailability(CLOCK, new NewUid()),
                json(
                        "{'duration_minutes':60,'attendees':'bob@example.org,ext@example.com','date_range_start':'2026-12-07',"
                                + "'date_range_end':'2026-12-08','timezone':'Europe/Berlin'}"));
        assertThat(answer.getJsonArray("slots").getValuesAs(JsonObject.class))
                .extracting(slot -> slot.getString("start") + " " + slot.getString("end"))
                .containsExactly(
                        "2026-12-07T09:00:00+01:00 2026-12-07T10:00:00+01:00",
                        "2026-12-07T11:00:00+01:00 2026-12-07T17:00:00+01:00",
                        "2026-12-08T09:00:00+01:00 2026-12-08T15:00:00+01:00",
                        "2026-12-08T16:00:00+01:00 2026-12-08T17:00:00+01:00");
        assertThat(answer.getJsonArray("unknown").getString(0)).isEqualTo("ext@example.com");
    }

    @Test
    @DisplayName("many events: a dry run changes nothing, and each is reported")
    void bulk() {
        var memory = new CalDavMemory()
                .with("work", "x.ics", APPLE)
                .with("work", "y.ics", APPLE.replace("meet-1", "meet-2").replace("Planung", "Anderes"));
        var nextcloud = memory.scripted();
        var dry = nextcloud.success(
                () -> new BulkOperations(CLOCK), json("{'operation':'delete','title_contains':'PLAN','dry_run':true}"));
        assertThat(dry.getJsonArray("items")).hasSize(1);
        assertThat(memory.objects).hasSize(2);
        var moved = nextcloud.success(
                () -> new BulkOperations(CLOCK),
                json("{'operation':'move','title_contains':'PLAN','target_calendar':'personal'}"));
        assertThat(moved.getInt("done")).isEqualTo(1);
        assertThat(memory.objects).containsKey(CalDavMemory.HOME + "personal/x.ics");
        var updated = nextcloud.success(
                () -> new BulkOperations(CLOCK),
                json("{'operation':'update','start_date':'2026-12-07','end_date':'2026-12-07','new_location':'Z'}"));
        assertThat(updated.getInt("done")).isEqualTo(2);
        assertThat(nextcloud.failure(() -> new BulkOperations(CLOCK), json("{'operation':'delete'}")))
                .contains("all events");
    }

    @Test
    @DisplayName("many events: an end alone means what was before it, also behind a blank start")
    void bulkUntil() {
        var memory = new CalDavMemory().with("work", "x.ics", APPLE.replace("20261207", "20261007"));
        var report = memory.scripted()
                .success(
                        () -> new BulkOperations(CLOCK),
                        json("{'operation':'delete','start_date':'','end_date':'2026-12-31','dry_run':true}"));
        assertThat(report.getJsonArray("items")).hasSize(1);
    }

    @Test
    @DisplayName(
            "without a calendar's name all are listed, each with a link that holds the path as the server writes it")
    void everywhere() {
        var memory = new CalDavMemory()
                .with("work", "a%20%C3%BC%40h.ics", APPLE)
                .with("personal", "y.ics", APPLE.replace("meet-1", "meet-2"));
        var found = memory.scripted()
                .success(() -> new ListEvents(CLOCK), json("{'start_date':'2026-12-07','end_date':'2026-12-07'}"));
        assertThat(found.getInt("total")).isEqualTo(2);
        var path = Base64.getEncoder()
                .encodeToString((CalDavMemory.HOME + "work/a%20%c3%bc@h.ics").getBytes(StandardCharsets.UTF_8));
        assertThat(found.toString())
                .contains(path.replace("=", "%3D").replace("/", "%2F").replace("+", "%2B"));
    }

    @Test
    @DisplayName("changing between timed and all-day keeps the number of days, and asks for times that nobody knows")
    void allDay() {
        var memory = new CalDavMemory()
                .with(
                        "work",
                        "x.ics",
                        APPLE.replace("DTEND;TZID=Europe/Berlin:20261207", "DTEND;TZID=Europe/Berlin:20261209"));
        var nextcloud = memory.scripted();
        var event = nextcloud
                .success(
                        () -> new UpdateEvent(CLOCK),
                        json("{'calendar_name':'work','event_uid':'meet-1','all_day':true}"))
                .getJsonObject("event");
        assertThat(event.getString("start") + " " + event.getString("end")).isEqualTo("2026-12-07 2026-12-10");
        assertThat(nextcloud.failure(
                        () -> new UpdateEvent(CLOCK),
                        json("{'calendar_name':'work','event_uid':'meet-1','all_day':false}")))
                .contains("no time of day");
    }

    private static JsonObject create(ScriptedNextcloud nextcloud, String arguments) {
        return nextcloud
                .success(() -> new CreateEvent(CLOCK, new NewUid()), json(arguments))
                .getJsonObject("event");
    }

    private static List<String> starts(JsonObject list) {
        return list.getJsonArray("events").getValuesAs(JsonObject.class).stream()
                .map(event -> event.getString("start"))
                .toList();
    }
}
