package org.nextcloudmcp.nextcloud.calendar;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import org.nextcloudmcp.nextcloud.EntityTag;
import org.nextcloudmcp.nextcloud.NextcloudRequest;
import org.nextcloudmcp.nextcloud.NextcloudResponse;
import org.nextcloudmcp.nextcloud.PercentEncoding;
import org.nextcloudmcp.nextcloud.Refusals;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.nextcloud.RequestBody;
import org.nextcloudmcp.nextcloud.calendar.ical.IcalComponent;
import org.nextcloudmcp.nextcloud.calendar.ical.ZoneBook;

/** Creating, replacing, deleting and moving one kind of object, each under a condition (RFC 4791 section 5.3). */
public final class Writing {

    /** Larger than any event with its exceptions should be; Nextcloud's own limit is 10 MB. */
    private static final int LARGEST = 5 << 20;

    private final Calendars calendars;
    private final String component;
    private final Function<CalendarObject, String> state;

    /**
     * Writing one kind.
     *
     * @param component VEVENT or VTODO
     * @param state a sentence that says what is there now, for the caller who lost a race
     */
    public Writing(Calendars calendars, String component, Function<CalendarObject, String> state) {
        this.calendars = calendars;
        this.component = component;
        this.state = state;
    }

    /**
     * Creates an object.
     *
     * @param uid new and random: the UID of anything that was ever deleted may be blocked by the trash bin
     * @return as it was stored
     */
    public CalendarObject create(CalendarInfo calendar, String uid, IcalComponent file) {
        refuseReadOnly(calendar);
        var path = calendar.path() + PercentEncoding.encode(uid) + ".ics";
        var answer = calendars.send(put(path, file).with("If-None-Match", "*"));
        if (!answer.is(201) && !answer.is(204)) {
            throw refusal(answer, calendar, "the new " + kind());
        }
        return stored(calendar, path, uid, file, answer);
    }

    /** An answer without ETag says that the server has stored something else: with attendees, what became of them. */
    private CalendarObject stored(
            CalendarInfo calendar, String path, String uid, IcalComponent file, NextcloudResponse answer) {
        return answer.etag()
                .flatMap(EntityTag::parse)
                .map(etag -> new CalendarObject(calendar, path, etag, file, new ZoneBook(file)))
                .orElseGet(() -> calendars.get(calendar, component, uid));
    }

    /**
     * Replaces what was read; if somebody has changed it since, nothing is written.
     *
     * @return as it is stored now
     */
    public CalendarObject replace(CalendarObject read, IcalComponent file) {
        refuseReadOnly(read.calendar());
        refuseMasked(read);
        var answer = calendars.send(
                put(read.path(), file).with("If-Match", read.etag().quoted()));
        if (answer.is(412)) {
            throw stale(read.calendar(), read.uid(), read.etag());
        }
        if (!answer.is(204) && !answer.is(201)) {
            throw refusal(answer, read.calendar(), "the " + kind());
        }
        return stored(read.calendar(), read.path(), read.uid(), file, answer);
    }

    /** Deletes what was read; if somebody has changed it since, it stays. */
    public void delete(CalendarObject read) {
        refuseReadOnly(read.calendar());
        var answer = calendars.send(NextcloudRequest.of("DELETE", read.path())
                .with("If-Match", read.etag().quoted()));
        if (answer.is(412)) {
            throw stale(read.calendar(), read.uid(), read.etag());
        }
        if (answer.is(404)) {
            throw gone(read.calendar(), component, read.uid());
        }
        if (!answer.is(204)) {
            throw refusal(answer, read.calendar(), "the " + kind());
        }
    }

    /** Moves what was read into another calendar; nothing there is replaced. */
    public void move(CalendarObject read, CalendarInfo target) {
        refuseReadOnly(read.calendar());
        refuseReadOnly(target);
        var name = read.path().substring(read.path().lastIndexOf('/') + 1);
        var answer = calendars.send(NextcloudRequest.of("MOVE", read.path())
                .with("Destination", calendars.absolute(target.path() + name))
                .with("Overwrite", "F")
                .with("If-Match", read.etag().quoted()));
        if (answer.is(412)) {
            throw new RefusedException(
                    "The " + kind() + " has changed meanwhile, or the calendar “" + target.displayName()
                            + "” has one of the same name.",
                    "It was not moved. Read it again.");
        }
        if (!answer.is(201) && !answer.is(204)) {
            throw refusal(answer, target, "the " + kind());
        }
    }

    /** What the caller has seen must be what is there. */
    public void refuseStale(CalendarObject read, Optional<String> given) {
        if (given.isEmpty() || given.get().isBlank()) {
            return;
        }
        var seen = EntityTag.parse(given.get())
                .orElseThrow(() -> new RefusedException(
                        "The argument etag is none.", "Use the etag that a calendar tool answered, or leave it out."));
        if (!seen.equals(read.etag())) {
            throw changed(read, seen);
        }
    }

    private RefusedException stale(CalendarInfo calendar, String uid, EntityTag seen) {
        return calendars
                .find(calendar, component, uid)
                .map(now -> changed(now, seen))
                .orElseGet(() -> gone(calendar, component, uid));
    }

    private RefusedException changed(CalendarObject now, EntityTag seen) {
        return new RefusedException(
                "The " + kind() + " has changed since it had the etag " + seen.opaque() + ": it now has the etag "
                        + now.etag().opaque() + ". " + state.apply(now) + " Nothing was changed.",
                "Read it again, and repeat the change with the new etag if it still makes sense.");
    }

    static RefusedException gone(CalendarInfo calendar, String component, String uid) {
        return new RefusedException(
                "The calendar “" + calendar.displayName() + "” has no " + Calendars.kind(component) + " with the uid "
                        + uid + ".",
                "Check calendar_name and uid; list what is there. It may have been deleted or moved.");
    }

    private void refuseReadOnly(CalendarInfo calendar) {
        if (!calendar.writable()) {
            throw new RefusedException(
                    "The user may not write into the calendar “" + calendar.displayName() + "”.",
                    "Nothing was changed. Choose another calendar, or ask its owner.");
        }
    }

    /**
     * Of what its owner marked as confidential, Nextcloud shows others a mask without title and text; written back, the
     * mask would replace the real thing. (From Nextcloud's documentation of shared calendars; not recorded.)
     */
    private void refuseMasked(CalendarObject read) {
        var isForeign = read.calendar()
                .owner()
                .filter(owner -> !owner.equals(calendars.userId()))
                .isPresent();
        var isMasked = read.components(component).stream()
                .anyMatch(part -> part.text("CLASS")
                        .filter("CONFIDENTIAL"::equalsIgnoreCase)
                        .isPresent());
        if (isForeign && isMasked) {
            throw new RefusedException(
                    "The owner of the calendar “" + read.calendar().displayName() + "” keeps this " + kind()
                            + " confidential.",
                    "Nothing was changed, because its text would be lost. Ask the owner to change it.");
        }
    }

    private NextcloudRequest put(String path, IcalComponent file) {
        var bytes = file.written().getBytes(StandardCharsets.UTF_8);
        if (bytes.length > LARGEST) {
            throw new RefusedException("The " + kind() + " is too large.", "Nothing was written. Shorten its texts.");
        }
        return NextcloudRequest.of("PUT", path).sending(RequestBody.of("text/calendar; charset=utf-8", bytes));
    }

    private RefusedException refusal(NextcloudResponse answer, CalendarInfo calendar, String what) {
        if (answer.is(500)) {
            // the server's words here are those of its database
            return new RefusedException(
                    "Nextcloud failed with an internal error (HTTP 500) at " + what + " in the calendar “"
                            + calendar.displayName() + "”.",
                    "It was not retried. This happens when the calendar's trash bin holds one with the same uid: restore"
                            + " or delete that one in Nextcloud's calendar. Otherwise Nextcloud's log tells more.");
        }
        return Refusals.of(answer, what + " in the calendar “" + calendar.displayName() + "”");
    }

    private String kind() {
        return Calendars.kind(component);
    }
}
