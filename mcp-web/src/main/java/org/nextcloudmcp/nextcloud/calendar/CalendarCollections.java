package org.nextcloudmcp.nextcloud.calendar;

import java.util.Optional;
import java.util.Set;
import org.nextcloudmcp.nextcloud.NextcloudRequest;
import org.nextcloudmcp.nextcloud.Refusals;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.nextcloud.RequestBody;
import org.nextcloudmcp.nextcloud.dav.MalformedXmlException;
import org.nextcloudmcp.nextcloud.dav.Multistatus;

/** Creating, changing and deleting calendars (RFC 4791 section 5.3.1, RFC 4918 section 9.2). */
final class CalendarCollections {

    /** What Nextcloud calls so itself; a calendar of that name would be hidden or refused. */
    private static final Set<String> RESERVED =
            Set.of("inbox", "outbox", "trashbin", "contact_birthdays", "notifications");

    private final Calendars calendars;

    CalendarCollections(Calendars calendars) {
        this.calendars = calendars;
    }

    CalendarInfo create(String name, CalendarLook look) {
        var isUsable = name.length() <= 100
                && !name.equals(".")
                && !name.equals("..")
                && name.chars().noneMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c));
        if (!isUsable || RESERVED.contains(name) || name.startsWith("app-generated--")) {
            throw new RefusedException(
                    "A calendar cannot be called so.",
                    "Nothing was created. Choose a short name such as project-x, without / and \\; display_name may be"
                            + " anything.");
        }
        var shown = new CalendarLook(look.displayName().or(() -> Optional.of(name)), look.description(), look.color());
        var path = calendars.home().pathOf(name);
        var answer = calendars.send(
                NextcloudRequest.of("MKCALENDAR", path).sending(RequestBody.xml(CalendarXml.make(shown))));
        if (answer.is(405)) {
            throw new RefusedException(
                    "There is a calendar named “" + name + "” already, or a deleted one in the trash bin.",
                    "Nothing was created. Choose another calendar_name; display_name may be the same.");
        }
        if (!answer.is(201)) {
            throw Refusals.of(answer, "the new calendar " + name);
        }
        return named(name);
    }

    CalendarInfo update(CalendarInfo calendar, CalendarLook look) {
        if (look.isEmpty()) {
            throw new RefusedException("There is nothing to change.", "Give display_name, description or color.");
        }
        var answer = calendars.send(
                NextcloudRequest.of("PROPPATCH", calendar.path()).sending(RequestBody.xml(CalendarXml.change(look))));
        if (!answer.is(207)) {
            throw Refusals.of(answer, "the calendar “" + calendar.displayName() + "”");
        }
        try {
            // a 207 says nothing by itself; what was refused has another status inside and is left out here
            var isDone = Multistatus.read(answer.body()).stream()
                    .noneMatch(r -> r.status().isPresent());
            var now = named(calendar.name());
            if (isDone && shows(now, look)) {
                return now;
            }
        } catch (MalformedXmlException e) {
            throw Refusals.notNextcloud("the calendar “" + calendar.displayName() + "”");
        }
        throw new RefusedException(
                "Nextcloud did not take all of the change of the calendar “" + calendar.displayName() + "”.",
                "The user may not be allowed to; list the calendars to see what is there now.");
    }

    private static boolean shows(CalendarInfo now, CalendarLook look) {
        return look.displayName()
                        .filter(name -> !now.displayName().startsWith(name.strip()))
                        .isEmpty()
                && look.color()
                        .filter(color -> !now.color().orElse("").regionMatches(true, 0, color, 0, 7))
                        .isEmpty();
    }

    /** Deletes a calendar; answers what that means, in a sentence. */
    String delete(CalendarInfo calendar) {
        var answer = calendars.send(NextcloudRequest.of("DELETE", calendar.path()));
        if (!answer.is(204)) {
            throw Refusals.of(answer, "the calendar “" + calendar.displayName() + "”");
        }
        var isShared = calendar.owner()
                .filter(owner -> !owner.equals(calendars.userId()))
                .isPresent();
        return isShared
                ? "The calendar “" + calendar.displayName()
                        + "” is not shared with the user any more; its owner still has" + " it and can share it again."
                : "Deleted the calendar “" + calendar.displayName()
                        + "” with everything in it. It can be restored from the"
                        + " trash bin of Nextcloud's Calendar app for as long as the administrator has set (30 days usually).";
    }

    private CalendarInfo named(String name) {
        return calendars.all().stream()
                .filter(calendar -> calendar.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusals.notNextcloud("the calendar " + name));
    }
}
