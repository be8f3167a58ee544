package org.nextcloudmcp.nextcloud.calendar.ical;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ZoneDescriptionTest {

    private static final LocalDateTime FROM = LocalDateTime.of(2026, 1, 1, 0, 0);

    static Stream<String> zones() {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(id -> id.contains("/") && !id.startsWith("SystemV"))
                .sorted();
    }

    @ParameterizedTest
    @MethodSource("zones")
    void whatIsWrittenAboutAZoneMeansThatZone(String id) throws Exception {
        var zone = CalendarZone.iana(id).orElseThrow();
        var written = ZoneDescription.of(zone, FROM).written();
        var read = IcalReader.read("BEGIN:VCALENDAR\r\n" + written + "END:VCALENDAR\r\n")
                .components("VTIMEZONE")
                .get(0);
        var rules = DescribedZone.rules(read).orElseThrow();

        var wrong = new ArrayList<Instant>();
        for (var t = Instant.parse("2026-01-01T12:00:00Z");
                t.isBefore(Instant.parse("2050-01-01T00:00:00Z"));
                t = t.plusSeconds(86_400 * 5)) {
            if (!rules.getOffset(t).equals(zone.rules().getOffset(t))) {
                wrong.add(t);
            }
        }
        assertThat(wrong).as(written).isEmpty();
    }
}
