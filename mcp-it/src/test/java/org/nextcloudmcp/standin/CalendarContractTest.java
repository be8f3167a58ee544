package org.nextcloudmcp.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;

@DisplayName("The stand-in's calendars answer as was recorded")
class CalendarContractTest extends ContractReplay {
    CalendarContractTest() {
        super("calendar");
    }

    private static final String HOME = "/remote.php/dav/calendars/alice/";

    private static final String BOB = "/remote.php/dav/calendars/bob/";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private static String event(String uid, String start) {
        return "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//contract//EN\nBEGIN:VEVENT\nUID:" + uid
                + "\nDTSTAMP:20261101T100000Z\nDTSTART:" + start + "T090000Z\nSUMMARY:" + uid
                + "\nEND:VEVENT\nEND:VCALENDAR\n";
    }

    private void put(String name, String text) {
        assertThat(send("alice", "PUT", HOME + name, text, "Content-Type", "text/calendar")
                        .status())
                .isEqualTo(201);
    }

    private String found(String user, String method, String path, String body, String pattern) {
        String said = send(user, method, path, body, "Depth", "1").body().text();
        Matcher found = Pattern.compile(pattern).matcher(said);
        assertThat(found.find()).as(said).isTrue();
        return found.group(1);
    }

    /** The number of what was deleted, in the trash bin. */
    private String trashed(String uid) {
        return found(
                "alice",
                "REPORT",
                HOME + "trashbin/objects/",
                "<c:calendar-query xmlns:d='DAV:' xmlns:c='urn:ietf:params:xml:ns:caldav'><d:prop><c:calendar-data/>"
                        + "</d:prop></c:calendar-query>",
                "(?s)objects/(\\d+)\\.ics</d:href>(?:(?!</d:response>).)*UID:" + uid);
    }

    /** The first recordings were made on a calendar with two events. */
    private void older(Sample sample) {
        if (sample.name().equals("caldav-put.txt")) {
            put("personal/e1.ics", event("e1@t", "20251104"));
        } else if (sample.name().equals("caldav-report.txt")) {
            String text = sample.answerBody();
            put(
                    "personal/VZlrqC0mBZPlNetd5EHfsL1VhFQ2xxXe.ics",
                    text.substring(text.indexOf("BEGIN:VCALENDAR"), text.indexOf("</cal:calendar-data>")));
        }
    }

    @Override
    protected String user(Sample sample) {
        return sample.name().contains("attendee") && !sample.name().contains("with-attendees")
                ? "bob"
                : super.user(sample);
    }

    @Override
    protected boolean anyValue(Sample sample, String path) {
        // Deck's boards are calendars as well; those of the stand-in are not
        return sample.name().startsWith("92-") && path.equals("multistatus");
    }

    @Override
    protected void before(Sample sample) {
        switch (sample.name().substring(0, 3)) {
            case "55-" -> {
                put("work/new-1.ics", event("new-1", "20261224"));
                send("alice", "DELETE", HOME + "work/allday-1.ics", "");
            }
            case "63-" ->
                put(
                        "work/todo-2.ics",
                        "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//contract//EN\nBEGIN:VTODO\nUID:todo-2\n"
                                + "DTSTAMP:20261101T100000Z\nSUMMARY:No dates at all\nEND:VTODO\nEND:VCALENDAR\n");
            case "77-" -> put("work/once.ics", event("once", "20261223"));
            case "27-" -> {
                translate(
                        "",
                        "20261121T093055Z",
                        found("bob", "GET", BOB + "personal/?export", "", "DTSTAMP:(\\d{8}T\\d{6}Z)"));
                translate(
                        "",
                        "a49ab81c-aef3-4f46-a8d4-e0d0b285c568",
                        found("bob", "PROPFIND", BOB + "inbox/", "", "sabredav-([0-9a-f-]+)"));
            }
            case "42-" ->
                translate(
                        "",
                        "sabre-vobject-16f8cce4-7121-4057-ba32-5ebfbf733067",
                        found("alice", "GET", HOME + "work/nouid.ics", "", "UID:(\\S+)"));
            case "59-", "60-" ->
                translate("", "20261121T093056Z", TIME.format(world().clock().instant()));
            case "81-" -> translate("object", "14", trashed("allday-1"));
            case "82-" -> translate("object", "21", trashed("todo-1"));
            case "cal" -> older(sample);
            default -> {
                // nothing happened in between
            }
        }
    }

    @Override
    protected Optional<String> onlyTheStatus(Sample sample) {
        return switch (sample.name()) {
            case "54-sync-collection-initial.txt" -> Optional.of("the recorder left out elements in its middle");
            case "56-sync-collection-limit.txt" -> Optional.of("which changes a limit leaves out is not told");
            case "caldav-propfind.txt" ->
                Optional.of("a PROPFIND without a body, whose properties no client of ours reads");
            default -> Optional.empty();
        };
    }
}
