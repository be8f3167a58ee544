package org.nextcloudmcp.nextcloud.calendar.ical;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nextcloudmcp.nextcloud.Recorded;

/** What RFC 5545 and Nextcloud say a rule gives: fixed, so that a fault of the library that expands it is found. */
@DisplayName("a rule")
class RuleExamplesTest {

    private static List<String> days(String rule, String start, int most) throws MalformedIcalException {
        var seed = LocalDateTime.parse(start);
        return RecurrenceRule.parse(rule).dates(seed, seed, seed.plusYears(20)).stream()
                .limit(most)
                .map(date -> date.toLocalDate().toString())
                .toList();
    }

    @ParameterizedTest(name = "{0} from {1}")
    @DisplayName("gives the dates that the examples of RFC 5545 section 3.8.5.3 name")
    @CsvSource(
            delimiter = '|',
            value = {
                "FREQ=DAILY;INTERVAL=10;COUNT=5|1997-09-02|1997-09-02 1997-09-12 1997-09-22 1997-10-02 1997-10-12",
                "FREQ=WEEKLY;INTERVAL=2;WKST=SU|1997-09-02|1997-09-02 1997-09-16 1997-09-30 1997-10-14",
                "FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH|1997-09-02|1997-09-02 1997-09-04 1997-09-16"
                        + " 1997-09-18 1997-09-30 1997-10-02 1997-10-14 1997-10-16",
                "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO|1997-08-05|1997-08-05 1997-08-10 1997-08-19"
                        + " 1997-08-24",
                "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU|1997-08-05|1997-08-05 1997-08-17 1997-08-19"
                        + " 1997-08-31",
                "FREQ=MONTHLY;COUNT=4;BYDAY=1FR|1997-09-05|1997-09-05 1997-10-03 1997-11-07 1997-12-05",
                "FREQ=MONTHLY;INTERVAL=2;COUNT=4;BYDAY=1SU,-1SU|1997-09-07|1997-09-07 1997-09-28 1997-11-02 1997-11-30",
                "FREQ=MONTHLY;COUNT=3;BYDAY=-2MO|1997-09-22|1997-09-22 1997-10-20 1997-11-17",
                "FREQ=MONTHLY;BYMONTHDAY=-3|1997-09-28|1997-09-28 1997-10-29 1997-11-28 1997-12-29",
                "FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5|2007-01-15|2007-01-15 2007-01-30 2007-02-15 2007-03-15 2007-03-30",
                "FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13|1997-09-13|1997-09-13 1997-10-11 1997-11-08",
                "FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3|1997-09-04|1997-09-04 1997-10-07 1997-11-06",
                "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2|1997-09-29|1997-09-29 1997-10-30 1997-11-27",
                "FREQ=YEARLY;COUNT=4;BYMONTH=6,7|1997-06-10|1997-06-10 1997-07-10 1998-06-10 1998-07-10",
                "FREQ=YEARLY;INTERVAL=3;COUNT=4;BYYEARDAY=1,100,200|1997-01-01|1997-01-01 1997-04-10 1997-07-19"
                        + " 2000-01-01",
                "FREQ=YEARLY;BYDAY=20MO|1997-05-19|1997-05-19 1998-05-18 1999-05-17",
                "FREQ=YEARLY;BYMONTH=3;BYDAY=TH|1997-03-13|1997-03-13 1997-03-20 1997-03-27 1998-03-05",
                "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8|1996-11-05|1996-11-05 2000-11-07"
                        + " 2004-11-02"
            })
    void standard(String rule, String start, String dates) throws Exception {
        var expected = List.of(dates.split(" "));
        assertThat(days(rule, start + "T09:00:00", expected.size())).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("that keeps to some months looks at the month of each day")
    @CsvSource(
            delimiter = '|',
            value = {
                "FREQ=WEEKLY;BYMONTH=12;BYDAY=MO,SU|2026-12-20|2026-12-20 2026-12-21 2026-12-27 2026-12-28 2027-12-05",
                "FREQ=WEEKLY;BYMONTH=12;BYDAY=MO,SU;COUNT=4|2026-12-21|2026-12-21 2026-12-27 2026-12-28 2027-12-05",
                "FREQ=WEEKLY;BYMONTH=1|2027-01-28|2027-01-28 2028-01-06",
                "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29|2024-02-29|2024-02-29 2028-02-29 2032-02-29"
            })
    void months(String rule, String start, String dates) throws Exception {
        var expected = List.of(dates.split(" "));
        assertThat(days(rule, start + "T09:00:00", expected.size())).isEqualTo(expected);
    }

    @Test
    @DisplayName("and its exceptions are expanded as Nextcloud expanded them")
    void recorded() throws Exception {
        var series = Recorded.answer("calendar/43-query-time-range-recurring-not-expanded")
                .text();
        var file = IcalReader.read(series.substring(series.indexOf("BEGIN:VCALENDAR"), series.indexOf("</cal:")));
        var expanded = Recorded.answer("calendar/42-query-time-range-expand").text();
        var theirs =
                IcalReader.read(expanded.substring(expanded.indexOf("BEGIN:VCALENDAR"), expanded.indexOf("</cal:")));
        var ours = new Expansion(new ZoneBook(file), CalendarZone.UTC)
                .between(
                        file.components("VEVENT"),
                        Instant.parse("2026-12-01T00:00:00Z"),
                        Instant.parse("2026-12-06T00:00:00Z"));
        assertThat(ours.stream()
                        .map(o -> o.start().value() + " " + o.end().value() + " "
                                + o.recurrenceId().orElseThrow().value() + " "
                                + o.component().text("SUMMARY").orElseThrow())
                        .collect(Collectors.toList()))
                .isEqualTo(theirs.components("VEVENT").stream()
                        .map(event -> List.of("DTSTART", "DTEND", "RECURRENCE-ID", "SUMMARY").stream()
                                .map(name -> event.text(name).orElseThrow())
                                .collect(Collectors.joining(" ")))
                        .toList());
    }
}
