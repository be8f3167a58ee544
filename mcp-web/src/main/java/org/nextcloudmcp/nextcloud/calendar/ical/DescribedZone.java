package org.nextcloudmcp.nextcloud.calendar.ical;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The rules of a zone that only its file knows (VTIMEZONE, RFC 5545 section 3.6.5). They are not registered anywhere in
 * the JVM, from where nothing would ever remove them.
 */
final class DescribedZone {

    private static final LocalDateTime FIRST = LocalDateTime.of(1970, 1, 1, 0, 0);
    private static final LocalDateTime LAST = LocalDateTime.of(2099, 12, 31, 0, 0);

    private DescribedZone() {}

    /** Empty if the description cannot be read. */
    static Optional<ZoneRules> rules(IcalComponent zone) {
        var observances = Stream.concat(zone.components("STANDARD").stream(), zone.components("DAYLIGHT").stream())
                .toList();
        try {
            var onsets = new TreeMap<LocalDateTime, ZoneOffset>();
            for (var observance : observances) {
                var offset = offset(observance, "TZOFFSETTO");
                onsets(observance).forEach(onset -> onsets.put(onset, offset));
            }
            return onsets.isEmpty()
                    ? Optional.empty()
                    : Optional.of(rules(offset(observances.get(0), "TZOFFSETFROM"), observances, onsets));
        } catch (DateTimeException | IllegalArgumentException | MalformedIcalException e) {
            // java.time refuses odd offsets with either; one strange zone must not hide all other events
            return Optional.empty();
        }
    }

    private static ZoneRules rules(
            ZoneOffset otherwise, List<IcalComponent> observances, NavigableMap<LocalDateTime, ZoneOffset> onsets)
            throws MalformedIcalException {
        var first = onsets.firstKey();
        var base = otherwise;
        for (var observance : observances) {
            if (onsets(observance).contains(first)) {
                base = offset(observance, "TZOFFSETFROM");
            }
        }
        var transitions = new ArrayList<ZoneOffsetTransition>();
        var before = base;
        for (var onset : onsets.entrySet()) {
            if (!onset.getValue().equals(before)) {
                transitions.add(ZoneOffsetTransition.of(onset.getKey(), before, onset.getValue()));
                before = onset.getValue();
            }
        }
        return ZoneRules.of(base, base, List.of(), transitions, List.of());
    }

    /** When an observance begins, on the clock before it. */
    private static List<LocalDateTime> onsets(IcalComponent observance) throws MalformedIcalException {
        var start = observance
                .line("DTSTART")
                .flatMap(line -> IcalTime.parse(line.value(), Optional.empty()))
                .map(IcalTime::local)
                .orElseThrow(() -> new MalformedIcalException("no DTSTART"));
        var onsets = new ArrayList<LocalDateTime>();
        onsets.add(start);
        for (var line : observance.lines("RDATE")) {
            for (var value : line.value().split(",", -1)) {
                IcalTime.parse(value, Optional.empty()).map(IcalTime::local).ifPresent(onsets::add);
            }
        }
        for (var line : observance.lines("RRULE")) {
            var rule = RecurrenceRule.parse(line.value());
            var end = rule.until()
                    .flatMap(value -> IcalTime.parse(value, Optional.empty()))
                    .map(until -> until.local().plusDays(1))
                    .filter(LAST::isAfter)
                    .orElse(LAST);
            onsets.addAll(rule.dates(start, start.isBefore(FIRST) ? FIRST : start, end));
        }
        return onsets;
    }

    private static ZoneOffset offset(IcalComponent observance, String property) throws MalformedIcalException {
        var value = observance
                .line(property)
                .map(line -> line.value().strip())
                .filter(text -> text.matches("[+-]\\d{4}(\\d{2})?"))
                .orElseThrow(() -> new MalformedIcalException("no offset"));
        return ZoneOffset.of(value);
    }
}
