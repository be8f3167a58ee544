package org.nextcloudmcp.nextcloud.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextcloudmcp.nextcloud.ScriptedNextcloud.json;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.nextcloud.NextcloudRequest;
import org.nextcloudmcp.nextcloud.Recorded;
import org.nextcloudmcp.nextcloud.ScriptedNextcloud;

@DisplayName("calendars")
class CalendarToolsTest {

    @Test
    @DisplayName("only calendars are listed, not the inbox and the home, and the birthdays cannot be written")
    void lists() {
        var whole = Recorded.answer("calendar/03-calendar-list").text().replaceAll("\\[\\.\\.\\. shortened[^\\n]*", "");
        var nextcloud = new ScriptedNextcloud().then(Recorded.made(207, "application/xml", whole));
        var answer = nextcloud.success(ListCalendars::new, json("{}")).getJsonArray("calendars");
        assertThat(answer).hasSize(2);
        assertThat(answer.getJsonObject(0).getString("name")).isEqualTo("personal");
        assertThat(answer.getJsonObject(0).getBoolean("writable")).isTrue();
        assertThat(answer.getJsonObject(0).getBoolean("todos")).isFalse();
        assertThat(answer.getJsonObject(0).containsKey("shared_by")).isFalse();
        assertThat(answer.getJsonObject(1).getBoolean("writable")).isFalse();
    }

    @Test
    @DisplayName("a calendar of somebody else's home is none of the user's")
    void foreign() {
        var nextcloud = ScriptedNextcloud.answering("calendar/84-shared-calendar-at-receiver");
        assertThat(nextcloud.success(ListCalendars::new, json("{}")).getJsonArray("calendars"))
                .isEmpty();
    }

    @Test
    @DisplayName("a calendar is made for events and tasks")
    void creates() {
        var nextcloud = new ScriptedNextcloud()
                .then(Recorded.answer("calendar/04-mkcalendar"))
                .then(new CalDavMemory().apply(NextcloudRequest.of("PROPFIND", "/")));
        var made = nextcloud.success(
                ManageCalendar::new,
                json("{'action':'create','calendar_name':'work','display_name':'A & <B>','color':'#FF7A00'}"));
        assertThat(made.getJsonArray("calendars").getJsonObject(0).getString("name"))
                .isEqualTo("work");
        assertThat(nextcloud.asked().get(0)).isEqualTo("MKCALENDAR /remote.php/dav/calendars/alice/work/");
        assertThat(text(nextcloud, 0))
                .contains("<d:displayname>A &amp; &lt;B&gt;</d:displayname>")
                .contains("<c:comp name=\"VEVENT\"/><c:comp name=\"VTODO\"/>");
    }

    @Test
    @DisplayName("a name that is taken, be it by the trash, is told")
    void taken() {
        var nextcloud = ScriptedNextcloud.answering("calendar/93-mkcalendar-name-of-trashed-calendar");
        assertThat(nextcloud.failure(ManageCalendar::new, json("{'action':'create','calendar_name':'plain'}")))
                .contains("trash bin");
    }

    @Test
    @DisplayName("a name that would leave the home, or that is Nextcloud's own, is not sent")
    void noWayOut() {
        for (var name : new String[] {"..", "a/b", "inbox", "contact_birthdays"}) {
            var nextcloud = new ScriptedNextcloud();
            nextcloud.failure(ManageCalendar::new, json("{'action':'create','calendar_name':'" + name + "'}"));
            assertThat(nextcloud.requests).isEmpty();
        }
    }

    @Test
    @DisplayName("a property that was refused inside a 207 is no success")
    void refusedInside() {
        var calendars = new CalDavMemory();
        var list = calendars.apply(NextcloudRequest.of("PROPFIND", "/"));
        var nextcloud = new ScriptedNextcloud()
                .then(list)
                .then(Recorded.answer("calendar/15-proppatch-protected-property"))
                .then(list);
        assertThat(nextcloud.failure(
                        ManageCalendar::new, json("{'action':'update','calendar_name':'work','display_name':'Other'}")))
                .contains("did not take all");
    }

    @Test
    @DisplayName("deleting tells about the trash bin")
    void deletes() {
        var list = new CalDavMemory().apply(NextcloudRequest.of("PROPFIND", "/"));
        var nextcloud = new ScriptedNextcloud().then(list).then(Recorded.answer("calendar/88-calendar-delete"));
        nextcloud.success(ManageCalendar::new, json("{'action':'delete','calendar_name':'Arbeit'}"));
        assertThat(nextcloud.asked().get(1)).isEqualTo("DELETE /remote.php/dav/calendars/alice/work/");
    }

    @Test
    @DisplayName("an unknown calendar is answered with those there are")
    void unknown() {
        var nextcloud = new CalDavMemory().scripted();
        assertThat(nextcloud.failure(ManageCalendar::new, json("{'action':'delete','calendar_name':'none'}")))
                .contains("personal (Personal), work (Arbeit)");
    }

    private static String text(ScriptedNextcloud nextcloud, int request) {
        return new String(nextcloud.requests.get(request).body().orElseThrow().bytes(), StandardCharsets.UTF_8);
    }
}
