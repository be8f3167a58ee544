package org.nextcloudmcp.nextcloud.calendar.events;

import java.util.Optional;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.nextcloud.calendar.GivenTime;
import org.nextcloudmcp.nextcloud.calendar.ical.CalendarZone;
import org.nextcloudmcp.nextcloud.calendar.ical.IcalTime;
import org.nextcloudmcp.nextcloud.calendar.ical.MalformedIcalException;
import org.nextcloudmcp.nextcloud.calendar.ical.RecurrenceRule;

/**
 * How an event shall recur. A rule that Nextcloud cannot read is an internal error there, so nothing is sent that ical4j
 * does not read.
 *
 * @param recurring false to make it happen once
 * @param rule the new rule; blank to make it happen once
 * @param end the last day on which it may begin
 */
record RecurrenceChange(Optional<Boolean> recurring, Optional<String> rule, Optional<GivenTime> end) {

    static final RecurrenceChange NONE = new RecurrenceChange(Optional.empty(), Optional.empty(), Optional.empty());

    /** A rule that gives nothing within so many years gives nothing. */
    private static final int YEARS = 50;

    static RecurrenceChange of(Optional<Boolean> recurring, Optional<String> rule, Optional<String> end) {
        return new RecurrenceChange(recurring, rule, end.flatMap(text -> GivenTime.parse("recurrence_end_date", text)));
    }

    boolean isEmpty() {
        return recurring.isEmpty() && rule.isEmpty() && end.isEmpty();
    }

    /** Whether the rule that is there stays, though its end may be another. */
    boolean keepsRule() {
        return rule.filter(text -> !text.isBlank()).isEmpty() && !stops();
    }

    boolean keepsEnd() {
        return end.isEmpty();
    }

    boolean stops() {
        return recurring.filter(yes -> !yes).isPresent()
                || (rule.filter(String::isBlank).isPresent() && recurring.isEmpty() && end.isEmpty());
    }

    /**
     * The rule of an event.
     *
     * @param before the rule it has
     * @param start when it begins now
     * @throws RefusedException if the rule is none, or does not fit
     */
    Optional<String> applied(Optional<String> before, IcalTime start) {
        var wanted = rule.filter(text -> !text.isBlank()).or(() -> before);
        if (stops()) {
            return Optional.empty();
        }
        if (wanted.isEmpty()) {
            if (recurring.orElse(false) || end.isPresent()) {
                throw new RefusedException(
                        "The event has no recurrence rule.",
                        "Nothing was written. Give recurrence_rule, such as FREQ=WEEKLY;BYDAY=MO.");
            }
            return Optional.empty();
        }
        if (isEmpty() && !isReadable(wanted.get())) {
            // what another program wrote stays: only the event moves
            return before;
        }
        try {
            return Optional.of(checked(bounded(RecurrenceRule.parse(wanted.get()), start), start)
                    .text());
        } catch (MalformedIcalException e) {
            throw new RefusedException(
                    "The recurrence rule cannot be used: " + e.getMessage() + ".",
                    "Nothing was written. Write it as in RFC 5545, such as FREQ=MONTHLY;BYDAY=-1FR;COUNT=12.");
        }
    }

    private static boolean isReadable(String rule) {
        try {
            return !RecurrenceRule.parse(rule).isTooDense();
        } catch (MalformedIcalException e) {
            return false;
        }
    }

    private RecurrenceRule bounded(RecurrenceRule read, IcalTime start) throws MalformedIcalException {
        if (end.isPresent() && rule.filter(text -> !text.isBlank()).isPresent() && read.isBounded()) {
            throw new MalformedIcalException("it has an end of its own beside recurrence_end_date");
        }
        if (end.isPresent()) {
            return read.endingAt(until(end.get(), start));
        }
        var said = read.until().flatMap(value -> IcalTime.parse(value, Optional.empty()));
        return said.isPresent() ? read.endingAt(until(said.get(), start)) : read;
    }

    private static String until(GivenTime given, IcalTime start) {
        if (given.isDate() || start.isDate()) {
            return until(IcalTime.date(given.local().toLocalDate()), start);
        }
        return until(given.instant().map(IcalTime::utc).orElseGet(() -> IcalTime.floating(given.local())), start);
    }

    /** UNTIL has to be of the kind of DTSTART, and in UTC where that is in a zone (RFC 5545 section 3.3.10). */
    static String until(IcalTime until, IcalTime start) {
        if (start.isDate()) {
            return IcalTime.date(until.local().toLocalDate()).value();
        }
        var zone = start.zone();
        var last = until.isDate() ? until.local().plusDays(1).minusSeconds(1) : until.local();
        if (zone.isEmpty()) {
            return IcalTime.floating(last).value();
        }
        var moment = until.zone().orElse(zone.get()).at(last).toInstant();
        return IcalTime.in(CalendarZone.UTC, CalendarZone.UTC.local(moment)).value();
    }

    private static RecurrenceRule checked(RecurrenceRule rule, IcalTime start) throws MalformedIcalException {
        if (rule.isTooDense()) {
            throw new MalformedIcalException("it repeats too often within a day");
        }
        var last = rule.until()
                .flatMap(value -> IcalTime.parse(value, Optional.empty()))
                .map(until -> until.inFormOf(start, CalendarZone.UTC).local());
        if (last.isPresent() && last.get().isBefore(start.local())) {
            throw new MalformedIcalException("it ends before the event begins");
        }
        var soon = start.local().plusYears(YEARS);
        if (rule.dates(start.local(), start.local(), last.filter(soon::isAfter).orElse(soon))
                .isEmpty()) {
            throw new MalformedIcalException("no date fits it");
        }
        return rule;
    }
}
