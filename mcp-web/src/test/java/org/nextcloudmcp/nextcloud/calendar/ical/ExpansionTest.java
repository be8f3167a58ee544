package org.nextcloudmcp.nextcloud.calendar.ical;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Period;
import net.fortuna.ical4j.model.component.VEvent;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * ical4j expands a component by itself as well, from a file and with zones of its own: both have to agree. Times in zones
 * end before March 2027, when its New York puts the clocks forward a week too early: the second Sunday is not the 7th.
 */
class ExpansionTest {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd");

    @Property(tries = 150)
    @Label("a series in a zone is expanded as ical4j does, over daylight saving, with excepted and added dates")
    void zoned(
            @ForAll("rules") String rule,
            @ForAll("zones") String zone,
            @ForAll @IntRange(max = 400) int startDay,
            @ForAll @IntRange(min = 4, max = 23) int hour,
            @ForAll @IntRange(max = 200) int windowStart,
            @ForAll @IntRange(min = 1, max = 200) int windowDays,
            @ForAll List<@IntRange(max = 60) Integer> excepted,
            @ForAll List<@IntRange(max = 60) Integer> added)
            throws Exception {
        var start = LocalDate.of(2025, 1, 1).plusDays(startDay).atTime(hour, 30);
        var tz = ";TZID=" + zone + ":";
        var ics = new StringBuilder(
                "DTSTART" + tz + LOCAL.format(start) + "\nDTEND" + tz + LOCAL.format(start.plusMinutes(45)) + "\nRRULE:"
                        + rule.replace("UNTIL", "UNTIL=" + DAY.format(start.plusDays(90)) + "T120000Z") + "\n");
        excepted.forEach(day -> ics.append("EXDATE")
                .append(tz)
                .append(LOCAL.format(start.plusDays(day)))
                .append('\n'));
        added.forEach(day -> ics.append("RDATE")
                .append(tz)
                .append(LOCAL.format(start.plusDays(day).plusHours(1)))
                .append('\n'));
        var from = start.plusDays(windowStart - 30L).atZone(ZoneId.of(zone));
        var to = from.plusDays(windowDays);

        var expected = theirs(forThem(ics, rule, start), from, to);
        withFirst(expected, start.atZone(ZoneId.of(zone)).toInstant(), from.toInstant(), to.toInstant(), excepted);
        assertThat(ours(ics.toString(), from.toInstant(), to.toInstant())).isEqualTo(expected);
    }

    @Property(tries = 100)
    @Label("an all-day series is expanded as ical4j does")
    void allDay(
            @ForAll("rules") String rule,
            @ForAll @IntRange(max = 700) int startDay,
            @ForAll @IntRange(max = 400) int windowStart,
            @ForAll @IntRange(min = 1, max = 200) int windowDays,
            @ForAll List<@IntRange(max = 60) Integer> excepted)
            throws Exception {
        var start = LocalDate.of(2025, 1, 1).plusDays(startDay);
        var ics = new StringBuilder(
                "DTSTART;VALUE=DATE:" + DAY.format(start) + "\nDTEND;VALUE=DATE:" + DAY.format(start.plusDays(1))
                        + "\nRRULE:" + rule.replace("UNTIL", "UNTIL=" + DAY.format(start.plusDays(90))) + "\n");
        excepted.forEach(day -> ics.append("EXDATE;VALUE=DATE:")
                .append(DAY.format(start.plusDays(day)))
                .append('\n'));
        var from = start.plusDays(windowStart - 30L);
        var to = from.plusDays(windowDays);

        var zone = ZoneId.of("UTC");
        var ours = ours(
                ics.toString(),
                from.atStartOfDay(zone).toInstant(),
                to.atStartOfDay(zone).toInstant());
        var expected = theirsAllDay(forThem(ics, rule, start.atStartOfDay()), from, to);
        withFirst(
                expected,
                start.atStartOfDay(zone).toInstant(),
                from.atStartOfDay(zone).toInstant(),
                to.atStartOfDay(zone).toInstant(),
                excepted);
        assertThat(ours).isEqualTo(expected);
    }

    /** ical4j has weeks of this machine's country, and does not count a start that does not fit its rule. */
    private static String forThem(CharSequence ics, String rule, LocalDateTime start) throws MalformedIcalException {
        var text = rule.contains("WKST") ? ics.toString() : ics.toString().replace("RRULE:", "RRULE:WKST=MO;");
        return RecurrenceRule.parse(rule.replace(";UNTIL", "")).gives(start)
                ? text
                : text.replace("COUNT=7", "COUNT=6").replace("COUNT=30", "COUNT=29");
    }

    /** A start that does not fit its rule takes place all the same, as in Nextcloud; ical4j leaves it out. */
    private static void withFirst(
            Set<Instant> expected, Instant start, Instant from, Instant to, List<Integer> excepted) {
        if (!start.isBefore(from) && start.isBefore(to) && !excepted.contains(0)) {
            expected.add(start);
        }
    }

    @Test
    @DisplayName("an exception replaces its occurrence, one with RANGE those behind it as well")
    void exceptions() throws Exception {
        var file = file("""
                DTSTART;TZID=Europe/Berlin:20260323T100000
                DURATION:PT1H
                RRULE:FREQ=DAILY;COUNT=10
                EXDATE;TZID=Europe/Berlin:20260325T100000
                """, """
                RECURRENCE-ID;TZID=Europe/Berlin:20260324T100000
                DTSTART;TZID=Europe/Berlin:20260324T150000
                DURATION:PT2H
                """, """
                RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20260328T100000
                DTSTART;TZID=Europe/Berlin:20260328T113000
                DURATION:PT30M
                """);
        var found = new Expansion(new ZoneBook(file), CalendarZone.UTC)
                .between(
                        file.components("VEVENT"),
                        Instant.parse("2026-03-01T00:00:00Z"),
                        Instant.parse("2026-05-01T00:00:00Z"));
        assertThat(found)
                .extracting(o -> o.start().text() + " " + o.end().clock())
                .containsExactly(
                        "2026-03-23T10:00:00+01:00 11:00",
                        "2026-03-24T15:00:00+01:00 17:00",
                        "2026-03-26T10:00:00+01:00 11:00",
                        "2026-03-27T10:00:00+01:00 11:00",
                        "2026-03-28T11:30:00+01:00 12:00",
                        "2026-03-29T11:30:00+02:00 12:00",
                        "2026-03-30T11:30:00+02:00 12:00",
                        "2026-03-31T11:30:00+02:00 12:00",
                        "2026-04-01T11:30:00+02:00 12:00");
    }

    @Test
    @DisplayName("a zone that only the file knows is believed")
    void described() throws Exception {
        var file = IcalReader.read("""
                BEGIN:VCALENDAR
                BEGIN:VTIMEZONE
                TZID:W. Europe Standard Time
                BEGIN:STANDARD
                DTSTART:16010101T030000
                TZOFFSETFROM:+0200
                TZOFFSETTO:+0100
                RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
                END:STANDARD
                BEGIN:DAYLIGHT
                DTSTART:16010101T020000
                TZOFFSETFROM:+0100
                TZOFFSETTO:+0200
                RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
                END:DAYLIGHT
                END:VTIMEZONE
                BEGIN:VEVENT
                DTSTART;TZID=W. Europe Standard Time:20260328T100000
                RRULE:FREQ=DAILY;COUNT=2
                END:VEVENT
                END:VCALENDAR
                """);
        var found = new Expansion(new ZoneBook(file), CalendarZone.UTC)
                .between(
                        file.components("VEVENT"),
                        Instant.parse("2026-03-01T00:00:00Z"),
                        Instant.parse("2026-05-01T00:00:00Z"));
        assertThat(found)
                .extracting(o -> o.start().text())
                .containsExactly("2026-03-28T10:00:00+01:00", "2026-03-29T10:00:00+02:00");
    }

    @Test
    @DisplayName("a rule that repeats every second for ever takes no time")
    void dense() throws Exception {
        for (var rule : List.of(
                "FREQ=SECONDLY",
                "FREQ=MINUTELY;COUNT=2000000000",
                "FREQ=YEARLY;BYHOUR=1,2,3,4,5,6,7,8,9,10,11;BYMINUTE=1,2,3,4,5,6,7,8,9,10")) {
            var file = file("DTSTART:00010101T000000Z\nRRULE:" + rule + "\n");
            assertThat(new Expansion(new ZoneBook(file), CalendarZone.UTC)
                            .between(
                                    file.components("VEVENT"),
                                    Instant.parse("2026-03-01T00:00:00Z"),
                                    Instant.parse("2036-03-01T00:00:00Z")))
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("a daily event since centuries is found today")
    void old() throws Exception {
        var file = file("DTSTART:16010101T090000Z\nRRULE:FREQ=DAILY\n");
        assertThat(new Expansion(new ZoneBook(file), CalendarZone.UTC)
                        .between(
                                file.components("VEVENT"),
                                Instant.parse("2026-03-01T00:00:00Z"),
                                Instant.parse("2026-03-03T00:00:00Z")))
                .hasSize(2);
    }

    @Test
    @DisplayName("the second Sunday of March 2027 is the 14th")
    void secondSunday() throws Exception {
        assertThat(ours(
                        "DTSTART:20260308T020000Z\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU\n",
                        Instant.parse("2027-01-01T00:00:00Z"),
                        Instant.parse("2028-01-01T00:00:00Z")))
                .containsExactly(Instant.parse("2027-03-14T02:00:00Z"));
    }

    @Provide
    Arbitrary<String> rules() {
        var bounds = Arbitraries.of("", ";COUNT=7", ";COUNT=30", ";UNTIL");
        var rules = Arbitraries.of(
                "FREQ=DAILY",
                "FREQ=DAILY;BYDAY=MO,WE,FR",
                "FREQ=WEEKLY",
                "FREQ=WEEKLY;BYDAY=TU,SU",
                "FREQ=WEEKLY;WKST=SU;BYDAY=SU,MO",
                "FREQ=MONTHLY;BYDAY=-1FR",
                "FREQ=MONTHLY;BYMONTHDAY=1,15,-1",
                "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
                "FREQ=YEARLY",
                "FREQ=YEARLY;BYMONTH=3,10;BYDAY=-1SU");
        return Combinators.combine(rules, Arbitraries.integers().between(1, 3), bounds)
                .as((rule, interval, bound) -> rule + (interval == 1 ? "" : ";INTERVAL=" + interval) + bound);
    }

    @Provide
    Arbitrary<String> zones() {
        return Arbitraries.of("Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "UTC");
    }

    private static IcalComponent file(String... events) throws MalformedIcalException {
        return IcalReader.read("BEGIN:VCALENDAR\n"
                + List.of(events).stream()
                        .map(event -> "BEGIN:VEVENT\nUID:u\n" + event + "END:VEVENT\n")
                        .collect(Collectors.joining())
                + "END:VCALENDAR\n");
    }

    private static Set<Instant> ours(String event, Instant from, Instant to) throws MalformedIcalException {
        var file = file(event);
        return new Expansion(new ZoneBook(file), CalendarZone.UTC)
                .between(file.components("VEVENT"), from, to).stream()
                        .map(occurrence -> occurrence.start().instant(CalendarZone.UTC))
                        .filter(start -> !start.isBefore(from))
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<Instant> theirs(String event, ZonedDateTime from, ZonedDateTime to)
            throws IOException, ParserException {
        var found = new TreeSet<Instant>();
        for (Period<Temporal> period : theirEvent(event).<Temporal>calculateRecurrenceSet(new Period<>(from, to))) {
            found.add(Instant.from(period.getStart()));
        }
        found.removeIf(start -> start.isBefore(from.toInstant()) || !start.isBefore(to.toInstant()));
        return found;
    }

    private static Set<Instant> theirsAllDay(String event, LocalDate from, LocalDate to)
            throws IOException, ParserException {
        var found = new TreeSet<Instant>();
        for (Period<Temporal> period : theirEvent(event).<Temporal>calculateRecurrenceSet(new Period<>(from, to))) {
            var day = LocalDate.from(period.getStart());
            if (!day.isBefore(from) && day.isBefore(to)) {
                found.add(day.atStartOfDay(ZoneId.of("UTC")).toInstant());
            }
        }
        return found;
    }

    private static VEvent theirEvent(String event) throws IOException, ParserException {
        var text = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nBEGIN:VEVENT\nUID:u\nDTSTAMP:20250101T000000Z\n" + event
                + "END:VEVENT\nEND:VCALENDAR\n";
        var calendar = new CalendarBuilder().build(new StringReader(text.replace("\n", "\r\n")));
        return (VEvent) calendar.getComponents("VEVENT").get(0);
    }
}
