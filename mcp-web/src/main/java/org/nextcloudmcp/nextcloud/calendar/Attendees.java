package org.nextcloudmcp.nextcloud.calendar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.nextcloud.calendar.ical.ContentLine;
import org.nextcloudmcp.nextcloud.calendar.ical.IcalComponent;
import org.nextcloudmcp.nextcloud.calendar.ical.IcalParameter;

/** Who takes part in an event (RFC 5545 section 3.8.4.1); callers give e-mail addresses with commas between. */
public final class Attendees {

    private static final Pattern EMAIL =
            Pattern.compile("[^\\s\\p{Cntrl}@:;,\"<>]{1,64}@[^\\s\\p{Cntrl}@:;,\"<>]{1,255}");
    private static final int MOST = 200;

    private Attendees() {}

    /**
     * Reads the argument.
     *
     * @throws RefusedException if something in it is no address
     */
    public static List<String> given(String commas) {
        var addresses = Arrays.stream(commas.split("[,;]", -1))
                .map(String::strip)
                .map(address -> address.toLowerCase(Locale.ROOT).startsWith("mailto:") ? address.substring(7) : address)
                .filter(address -> !address.isEmpty())
                .distinct()
                .toList();
        if (!addresses.stream().allMatch(address -> EMAIL.matcher(address).matches()) || addresses.size() > MOST) {
            throw new RefusedException(
                    "The argument attendees holds something that is no e-mail address, or more than " + MOST + ".",
                    "Write e-mail addresses with commas between, without names.");
        }
        return addresses;
    }

    /** The address of a line, in lower case. */
    public static String email(ContentLine line) {
        var value = line.value().strip().toLowerCase(Locale.ROOT);
        return value.startsWith("mailto:")
                ? value.substring(7)
                : line.parameter("EMAIL")
                        .map(email -> email.toLowerCase(Locale.ROOT))
                        .orElse(value);
    }

    /**
     * With these taking part: who was invited before keeps his answer, new ones are asked, the others are not invited any
     * more. Nextcloud itself then tells those who changed.
     *
     * @param user who invites, where the event has no organiser yet
     */
    public static IcalComponent set(IcalComponent event, List<String> emails, CalendarUser user) {
        var lines = new ArrayList<ContentLine>();
        for (var email : emails) {
            lines.add(event.lines("ATTENDEE").stream()
                    .filter(line -> email(line).equals(email.toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElseGet(() -> invited(email)));
        }
        var now = event.with("ATTENDEE", lines);
        if (emails.isEmpty() || now.line("ORGANIZER").isPresent()) {
            return now;
        }
        var own = user.email()
                .orElseThrow(
                        () -> new RefusedException(
                                "The user has no e-mail address in Nextcloud, so nobody can be invited.",
                                "Nothing was written. Leave attendees out, or set an address in Nextcloud's personal settings."));
        return now.with(ContentLine.of("ORGANIZER", "mailto:" + own, IcalParameter.of("CN", user.name())));
    }

    private static ContentLine invited(String email) {
        return ContentLine.of(
                "ATTENDEE",
                "mailto:" + email,
                IcalParameter.of("CUTYPE", "INDIVIDUAL"),
                IcalParameter.of("PARTSTAT", "NEEDS-ACTION"),
                IcalParameter.of("ROLE", "REQ-PARTICIPANT"),
                IcalParameter.of("RSVP", "TRUE"));
    }

    /** Whether the event belongs to somebody else, who alone can change it for all. */
    public static boolean isInvitation(IcalComponent event, Optional<String> ownEmail) {
        return event.line("ORGANIZER")
                .filter(organizer -> !ownEmail.map(own -> email(organizer).equals(own.toLowerCase(Locale.ROOT)))
                        .orElse(false))
                .isPresent();
    }
}
