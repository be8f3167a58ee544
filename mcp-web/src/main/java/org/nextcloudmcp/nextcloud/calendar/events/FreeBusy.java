package org.nextcloudmcp.nextcloud.calendar.events;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nextcloudmcp.nextcloud.NextcloudRequest;
import org.nextcloudmcp.nextcloud.Refusals;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.nextcloud.RequestBody;
import org.nextcloudmcp.nextcloud.calendar.Attendees;
import org.nextcloudmcp.nextcloud.calendar.CalendarUser;
import org.nextcloudmcp.nextcloud.calendar.Calendars;
import org.nextcloudmcp.nextcloud.calendar.ical.CalendarZone;
import org.nextcloudmcp.nextcloud.calendar.ical.ContentLine;
import org.nextcloudmcp.nextcloud.calendar.ical.IcalComponent;
import org.nextcloudmcp.nextcloud.calendar.ical.IcalPart;
import org.nextcloudmcp.nextcloud.calendar.ical.IcalReader;
import org.nextcloudmcp.nextcloud.calendar.ical.IcalTime;
import org.nextcloudmcp.nextcloud.calendar.ical.MalformedIcalException;
import org.nextcloudmcp.nextcloud.calendar.ical.Occurrence;
import org.nextcloudmcp.nextcloud.calendar.ical.Span;
import org.nextcloudmcp.nextcloud.dav.MalformedXmlException;
import org.nextcloudmcp.nextcloud.dav.ScheduleResponse;

/** When people are busy: the user by the user's own events, others by what the server tells of them (RFC 6638 section 5). */
final class FreeBusy {

    private static final int LARGEST = 4 << 20;

    private final Calendars calendars;
    private final CalendarUser user;

    /** Who is busy when, and whose time is not known. */
    record Others(List<BusyTime> busy, List<String> known, List<String> unknown) {}

    FreeBusy(Calendars calendars, CalendarUser user) {
        this.calendars = calendars;
        this.user = user;
    }

    /** The user's own busy time: what takes place in own calendars, unless it is free, cancelled or declined. */
    List<BusyTime> own(CalendarZone zone, DateRange range) {
        var busy = new ArrayList<BusyTime>();
        var search = new EventSearch(zone, range.from(), range.to(), EventFilter.ALL);
        for (var calendar : calendars.all()) {
            var isOwn = calendar.owner()
                    .filter(owner -> !owner.equals(calendars.userId()))
                    .isEmpty();
            if (isOwn && calendar.takes("VEVENT") && !calendar.name().equals("contact_birthdays")) {
                search.each(calendars, calendar, hit -> {
                    if (isBusy(hit.occurrence())) {
                        busy.add(new BusyTime(
                                hit.occurrence().start().instant(zone),
                                hit.occurrence().end().instant(zone)));
                    }
                });
            }
        }
        return busy;
    }

    private boolean isBusy(Occurrence occurrence) {
        var event = occurrence.component();
        var isFree =
                event.text("TRANSP").filter("TRANSPARENT"::equalsIgnoreCase).isPresent();
        var isDeclined = event.lines("ATTENDEE").stream()
                .filter(line -> user.email()
                        .filter(Attendees.email(line)::equalsIgnoreCase)
                        .isPresent())
                .flatMap(line -> line.parameter("PARTSTAT").stream())
                .anyMatch("DECLINED"::equalsIgnoreCase);
        return !isFree && !isDeclined && EventStatus.of(event) != EventStatus.CANCELLED;
    }

    /** What the server tells of others. People it does not know come back as unknown inside its success. */
    Others others(List<String> emails, DateRange range, String uid, Instant now) {
        if (emails.isEmpty()) {
            return new Others(List.of(), List.of(), List.of());
        }
        var own = user.email()
                .orElseThrow(() -> new RefusedException(
                        "The user has no e-mail address in Nextcloud, so nobody's time can be asked for.",
                        "Leave attendees out, or set an address in Nextcloud's personal settings."));
        var answer = calendars.post(NextcloudRequest.of("POST", calendars.outbox())
                .sending(RequestBody.of(
                        "text/calendar; charset=utf-8",
                        question(own, emails, range, uid, now).written().getBytes(StandardCharsets.UTF_8)))
                .answeredInAtMost(LARGEST));
        if (!answer.is(200)) {
            throw Refusals.of(answer, "the free and busy time of the attendees");
        }
        try {
            return read(emails, ScheduleResponse.read(answer.body()));
        } catch (MalformedXmlException e) {
            throw Refusals.notNextcloud("the free and busy time of the attendees");
        }
    }

    private static IcalComponent question(String own, List<String> emails, DateRange range, String uid, Instant now) {
        var parts = new ArrayList<IcalPart>();
        parts.add(ContentLine.of("UID", uid));
        parts.add(IcalTime.utc(now).line("DTSTAMP"));
        parts.add(IcalTime.utc(range.from()).line("DTSTART"));
        parts.add(IcalTime.utc(range.to()).line("DTEND"));
        parts.add(ContentLine.of("ORGANIZER", "mailto:" + own));
        emails.forEach(email -> parts.add(ContentLine.of("ATTENDEE", "mailto:" + email)));
        return IcalComponent.of(
                "VCALENDAR",
                ContentLine.of("VERSION", "2.0"),
                ContentLine.of("PRODID", "-//Nextcloud MCP Broker//EN"),
                ContentLine.of("METHOD", "REQUEST"),
                new IcalComponent("VFREEBUSY", parts));
    }

    private static Others read(List<String> emails, List<ScheduleResponse> responses) {
        var busy = new ArrayList<BusyTime>();
        var known = new ArrayList<String>();
        for (var response : responses) {
            try {
                if (response.isSuccess()) {
                    busy.addAll(busy(IcalReader.read(response.calendar())));
                    known.add(response.recipient()
                            .replaceFirst("(?i)^mailto:", "")
                            .toLowerCase(Locale.ROOT));
                }
            } catch (MalformedIcalException e) {
                // nothing can be said about this one: unknown below
            }
        }
        return new Others(
                busy,
                emails.stream()
                        .filter(email -> known.contains(email.toLowerCase(Locale.ROOT)))
                        .toList(),
                emails.stream()
                        .filter(email -> !known.contains(email.toLowerCase(Locale.ROOT)))
                        .toList());
    }

    private static List<BusyTime> busy(IcalComponent calendar) {
        var busy = new ArrayList<BusyTime>();
        for (var answer : calendar.components("VFREEBUSY")) {
            for (var line : answer.lines("FREEBUSY")) {
                if (line.parameter("FBTYPE").filter("FREE"::equalsIgnoreCase).isEmpty()) {
                    for (var period : line.value().split(",", -1)) {
                        period(period).ifPresent(busy::add);
                    }
                }
            }
        }
        return busy;
    }

    /** A PERIOD: two moments, or a moment and a length (RFC 5545 section 3.3.9). */
    private static Optional<BusyTime> period(String value) {
        var slash = value.indexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        var utc = Optional.of(CalendarZone.UTC);
        var end = value.substring(slash + 1).strip();
        return IcalTime.parse(value.substring(0, slash).strip(), utc)
                .flatMap(start -> (end.startsWith("P")
                                ? Span.parse(end).map(span -> span.after(start))
                                : IcalTime.parse(end, utc))
                        .map(to -> new BusyTime(start.instant(CalendarZone.UTC), to.instant(CalendarZone.UTC))));
    }
}
