package org.nextcloudmcp.nextcloud.calendar.ical;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Against dates that were worked out by hand, some of them those of RFC 5545 section 3.8.5.3. */
@DisplayName("a recurrence rule")
class RecurrenceRuleTest {

    @Test
    @DisplayName("has weeks that begin on Monday wherever the machine is, unless it says otherwise")
    void weekStart() throws Exception {
        var here = Locale.getDefault();
        try {
            Locale.setDefault(Locale.US);
            assertThat(dates("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=MO,SU", "2026-12-07"))
                    .isEqualTo(days("2026-12-07", "2026-12-13", "2026-12-21", "2026-12-27"));
            assertThat(dates("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO", "1997-08-05"))
                    .isEqualTo(days("1997-08-05", "1997-08-10", "1997-08-19", "1997-08-24"));
            assertThat(dates("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", "1997-08-05"))
                    .isEqualTo(days("1997-08-05", "1997-08-17", "1997-08-19", "1997-08-31"));
        } finally {
            Locale.setDefault(here);
        }
    }

    @Test
    @DisplayName("counts a beginning that does not fit it as one of COUNT")
    void countsFirst() throws Exception {
        assertThat(dates("FREQ=WEEKLY;BYDAY=MO;COUNT=3", "2026-12-08")).isEqualTo(days("2026-12-14", "2026-12-21"));
        assertThat(dates("FREQ=WEEKLY;BYDAY=MO;COUNT=1", "2026-12-08")).isEmpty();
        assertThat(dates("FREQ=WEEKLY;BYDAY=MO;COUNT=2", "2026-12-07")).isEqualTo(days("2026-12-07", "2026-12-14"));
    }

    @Test
    @DisplayName("gives the dates that the standard gives as examples")
    void examples() throws Exception {
        assertThat(dates("FREQ=MONTHLY;COUNT=3;BYDAY=1FR", "1997-09-05"))
                .isEqualTo(days("1997-09-05", "1997-10-03", "1997-11-07"));
        assertThat(dates("FREQ=MONTHLY;COUNT=3;BYDAY=-2MO", "1997-09-22"))
                .isEqualTo(days("1997-09-22", "1997-10-20", "1997-11-17"));
        assertThat(dates("FREQ=MONTHLY;COUNT=3;BYMONTHDAY=-3", "1997-09-28"))
                .isEqualTo(days("1997-09-28", "1997-10-29", "1997-11-28"));
        assertThat(dates("FREQ=YEARLY;COUNT=4;BYMONTH=6,7", "1997-06-10"))
                .isEqualTo(days("1997-06-10", "1997-07-10", "1998-06-10", "1998-07-10"));
        assertThat(dates("FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3", "1997-09-04"))
                .isEqualTo(days("1997-09-04", "1997-10-07", "1997-11-06"));
        assertThat(dates("FREQ=MONTHLY;COUNT=5;BYMONTHDAY=15,30", "2007-01-15"))
                .isEqualTo(days("2007-01-15", "2007-01-30", "2007-02-15", "2007-03-15", "2007-03-30"));
        assertThat(dates("FREQ=YEARLY;INTERVAL=4;COUNT=3;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8", "1996-11-05"))
                .isEqualTo(days("1996-11-05", "2000-11-07", "2004-11-02"));
    }

    private static List<LocalDateTime> dates(String rule, String first) throws MalformedIcalException {
        var seed = LocalDate.parse(first).atTime(9, 0);
        return RecurrenceRule.parse(rule).dates(seed, seed, seed.plusYears(20));
    }

    private static List<LocalDateTime> days(String... days) {
        return Arrays.stream(days).map(day -> LocalDate.parse(day).atTime(9, 0)).toList();
    }
}
