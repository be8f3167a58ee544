package org.nextcloudmcp.standin.groupware;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A recurrence rule of the stand-in")
class RecurrenceTest {
    /** The examples of RFC 5545 section 3.8.5.3, in the time zone that they have there. */
    @ParameterizedTest
    @DisplayName("gives the days of the standard's examples")
    @CsvSource(
            delimiter = '|',
            value = {
                "19970902T090000 | FREQ=DAILY;COUNT=3 | 0902 0903 0904",
                "19970902T090000 | FREQ=DAILY;INTERVAL=10;COUNT=5 | 0902 0912 0922 1002 1012",
                "19970902T090000 | FREQ=WEEKLY;UNTIL=19971007T000000Z;WKST=SU;BYDAY=TU,TH"
                        + " | 0902 0904 0909 0911 0916 0918 0923 0925 0930 1002",
                "19970901T090000 | FREQ=WEEKLY;INTERVAL=2;UNTIL=19971001T000000Z;WKST=SU;BYDAY=MO,WE,FR"
                        + " | 0901 0903 0905 0915 0917 0919 0929",
                "19970905T090000 | FREQ=MONTHLY;COUNT=4;BYDAY=1FR | 0905 1003 1107 1205",
                "19970922T090000 | FREQ=MONTHLY;COUNT=6;BYDAY=-2MO | 0922 1020 1117 1222 0119 0216",
                "19970928T090000 | FREQ=MONTHLY;COUNT=4;BYMONTHDAY=-3 | 0928 1029 1128 1229",
                "19970902T090000 | FREQ=MONTHLY;COUNT=4;BYMONTHDAY=13;BYDAY=FR | 0213 0313 1113 0813",
                "19970610T090000 | FREQ=YEARLY;COUNT=4;BYMONTH=6,7 | 0610 0710 0610 0710",
                "19970519T090000 | FREQ=YEARLY;BYDAY=20MO;COUNT=3 | 0519 0518 0517",
                "19970904T090000 | FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3 | 0904 1007 1106",
                "19970131T090000 | FREQ=MONTHLY;COUNT=3 | 0131 0331 0531",
            })
    void examples(String start, String rule, String days) {
        List<String> starts = new Recurrence(rule, Times.of(start, "America/New_York"))
                .until(Instant.parse("2005-01-01T00:00:00Z")).stream()
                        .map(time -> String.format(
                                "%02d%02d",
                                time.local().getMonthValue(), time.local().getDayOfMonth()))
                        .toList();

        assertThat(String.join(" ", starts)).isEqualTo(days);
    }
}
