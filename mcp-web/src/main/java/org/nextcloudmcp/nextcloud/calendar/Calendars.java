package org.nextcloudmcp.nextcloud.calendar;

import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.nextcloudmcp.nextcloud.EntityTag;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.NextcloudRequest;
import org.nextcloudmcp.nextcloud.NextcloudResponse;
import org.nextcloudmcp.nextcloud.PercentEncoding;
import org.nextcloudmcp.nextcloud.Refusals;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.nextcloud.RequestBody;
import org.nextcloudmcp.nextcloud.calendar.ical.IcalComponent;
import org.nextcloudmcp.nextcloud.calendar.ical.IcalReader;
import org.nextcloudmcp.nextcloud.calendar.ical.MalformedIcalException;
import org.nextcloudmcp.nextcloud.calendar.ical.ZoneBook;
import org.nextcloudmcp.nextcloud.dav.DavResource;
import org.nextcloudmcp.nextcloud.dav.MalformedXmlException;
import org.nextcloudmcp.nextcloud.dav.Multistatus;
import org.nextcloudmcp.nextcloud.dav.XmlText;

/** One user's calendars over CalDAV. Every method throws {@link RefusedException} for what Nextcloud does not do. */
public final class Calendars {

    /** An answer is read while it arrives, so this bounds time, not memory: some 50,000 events. */
    private static final int LARGEST_REPORT = 64 << 20;

    private static final int LARGEST_LISTING = 4 << 20;

    private final NextcloudClient client;
    private final CalendarHome home;

    public Calendars(NextcloudClient client) {
        this.client = client;
        this.home = new CalendarHome(client.userId());
    }

    /** Whose calendars these are. */
    public String userId() {
        return home.userId();
    }

    /** All calendars, those that others share with the user among them, in Nextcloud's order. */
    public List<CalendarInfo> all() {
        var answer = client.send(NextcloudRequest.of("PROPFIND", home.path())
                .with("Depth", "1")
                .sending(RequestBody.xml(CalendarXml.CALENDARS))
                .answeredInAtMost(LARGEST_LISTING));
        if (!answer.is(207)) {
            throw Refusals.of(answer, "the user's calendars");
        }
        if (answer.isCut()) {
            throw Refusals.tooLarge("the user's calendars");
        }
        try {
            var calendars = new ArrayList<CalendarInfo>();
            for (var resource : Multistatus.read(answer.body())) {
                // inbox, outbox, trash bin and deleted calendars are collections of other types
                if (resource.isA(CalendarXml.CALDAV, "calendar")) {
                    home.nameOf(resource.href())
                            .ifPresent(name -> calendars.add(CalendarInfo.of(name, home.pathOf(name), resource)));
                }
            }
            return calendars;
        } catch (MalformedXmlException e) {
            throw Refusals.notNextcloud("the user's calendars");
        }
    }

    /** All that take such components. */
    public List<CalendarInfo> all(String component) {
        return all().stream().filter(calendar -> calendar.takes(component)).toList();
    }

    /** The calendar with this name or, if only one has it, this display name. */
    public CalendarInfo named(String given) {
        var all = all();
        var wanted = given.strip();
        var byName = all.stream().filter(c -> c.name().equals(wanted)).toList();
        var found = byName.isEmpty()
                ? all.stream()
                        .filter(c -> c.displayName().equalsIgnoreCase(wanted))
                        .toList()
                : byName;
        if (found.size() == 1) {
            return found.get(0);
        }
        throw new RefusedException(
                found.isEmpty()
                        ? "The user has no calendar “" + wanted + "”."
                        : "Several calendars are called “" + wanted + "”.",
                "Use one of these as calendar_name: " + names(found.isEmpty() ? all : found) + ".");
    }

    /** As {@link #named}, and it must hold such components. */
    public CalendarInfo named(String given, String component) {
        var calendar = named(given);
        if (!calendar.takes(component)) {
            var others = all(component);
            throw new RefusedException(
                    "The calendar “" + calendar.displayName() + "” takes no " + kind(component) + "s.",
                    others.isEmpty()
                            ? "No calendar of the user does. nc_calendar_manage_calendar can create one."
                            : "Use one of these as calendar_name: " + names(others) + ".");
        }
        return calendar;
    }

    private static String names(List<CalendarInfo> calendars) {
        return calendars.stream()
                .map(c -> c.name() + (c.name().equals(c.displayName()) ? "" : " (" + c.displayName() + ")"))
                .collect(Collectors.joining(", "));
    }

    static String kind(String component) {
        return component.equals("VTODO") ? "task" : "event";
    }

    /**
     * Reads objects while they arrive; none is held here.
     *
     * @param body of the REPORT
     * @return how many could not be read
     */
    public int each(CalendarInfo calendar, String body, Consumer<CalendarObject> seen) {
        var what = "the calendar “" + calendar.displayName() + "”";
        var request = NextcloudRequest.of("REPORT", calendar.path())
                .with("Depth", "1")
                .sending(RequestBody.xml(body))
                .answeredInAtMost(LARGEST_REPORT);
        return client.<Integer>stream(request, (head, stream) -> {
                    var unreadable = new int[1];
                    var zones = new HashMap<IcalComponent, Optional<ZoneRules>>();
                    try {
                        Multistatus.each(stream, resource -> {
                            client.cancellation().check();
                            object(calendar, resource, zones).ifPresentOrElse(seen, () -> unreadable[0]++);
                        });
                    } catch (MalformedXmlException e) {
                        throw new RefusedException(
                                "The answer for " + what + " is larger than this server accepts, or is none of"
                                        + " Nextcloud's.",
                                "Ask for a shorter time.");
                    }
                    return unreadable[0];
                })
                .orRefuse(response -> Refusals.of(response, what));
    }

    private static Optional<CalendarObject> object(
            CalendarInfo calendar, DavResource resource, Map<IcalComponent, Optional<ZoneRules>> zones) {
        var data = resource.text(CalendarXml.CALDAV, "calendar-data");
        var etag = resource.text(Multistatus.DAV, "getetag").flatMap(EntityTag::parse);
        if (data.isEmpty() || etag.isEmpty()) {
            return Optional.empty();
        }
        try {
            var file = IcalReader.read(data.get());
            var path = calendar.path() + PercentEncoding.encode(CalendarHome.lastSegment(resource.href()));
            return Optional.of(new CalendarObject(calendar, path, etag.get(), file, new ZoneBook(file, zones)));
        } catch (MalformedIcalException e) {
            return Optional.empty();
        }
    }

    /** The object with this UID; empty if there is none in this calendar. */
    public Optional<CalendarObject> find(CalendarInfo calendar, String component, String uid) {
        var found = new ArrayList<CalendarObject>();
        if (!XmlText.carries(uid)) {
            return Optional.empty();
        }
        each(calendar, CalendarXml.withUid(component, uid), object -> {
            // the server compares without regard to case in some versions of its database
            if (object.uid().equals(uid)) {
                found.add(object);
            }
        });
        return found.stream().findFirst();
    }

    /** The object with this UID. */
    public CalendarObject get(CalendarInfo calendar, String component, String uid) {
        return find(calendar, component, uid).orElseThrow(() -> Writing.gone(calendar, component, uid));
    }

    /** Sends a request of {@link Writing} or {@link CalendarHome}. */
    NextcloudResponse send(NextcloudRequest request) {
        return client.send(request);
    }

    /** Where free-busy questions go (RFC 6638 section 2.1). */
    public String outbox() {
        return home.outbox();
    }

    /** Asks the {@link #outbox}. */
    public NextcloudResponse post(NextcloudRequest question) {
        return client.send(question);
    }

    CalendarHome home() {
        return home;
    }

    /** A path as a {@code Destination} (RFC 4918 section 10.3) and as links hold it: with the folder of Nextcloud. */
    String absolute(String path) {
        return client.page(path).getRawPath();
    }
}
