package org.nextcloudmcp.nextcloud.calendar.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextcloudmcp.nextcloud.ScriptedNextcloud.json;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.nextcloud.calendar.CalDavMemory;

@DisplayName("a calendar with many events")
class ManyEventsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);
    private static final int MANY = 500;

    @Test
    @DisplayName("is read page by page: each event once, none missing, in the order of time")
    void pages() {
        var memory = new CalDavMemory();
        for (var i = 0; i < MANY; i++) {
            // the order of the server is not that of time, and many begin at the same time
            var start = LocalDateTime.of(2026, 12, 1, 9, 0).plusHours(i * 37L % 250);
            memory.with(
                    "work",
                    i + ".ics",
                    EventToolsTest.APPLE
                            .replace("UID:meet-1", "UID:u" + i)
                            .replace(
                                    "20261207T10",
                                    start.toString().replace("-", "").substring(0, 11))
                            .replace("DTEND;TZID=Europe/Berlin:20261207T110000", "DURATION:PT1H"));
        }
        var nextcloud = memory.scripted();
        var seen = new TreeSet<String>();
        var last = "";
        var cursor = "";
        do {
            var page = nextcloud.success(
                    () -> new ListEvents(CLOCK),
                    json("{'calendar_name':'work','start_date':'2026-11-30','end_date':'2026-12-31','limit':73" + cursor
                            + "}"));
            assertThat(page.getInt("total")).isEqualTo(MANY);
            for (var event : page.getJsonArray("events").getValuesAs(JsonObject.class)) {
                assertThat(seen.add(event.getString("uid"))).isTrue();
                assertThat(event.getString("start")).isGreaterThanOrEqualTo(last);
                last = event.getString("start");
            }
            cursor = page.containsKey("next_cursor") ? ",'cursor':'" + page.getString("next_cursor") + "'" : "";
        } while (!cursor.isEmpty());
        assertThat(seen).hasSize(MANY);
    }
}
