package org.nextcloudmcp.standin.groupware;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.nextcloudmcp.standin.dav.DavError;
import org.nextcloudmcp.standin.dav.DavRefused;

/**
 * What is stored of what was sent.
 *
 * @param repair what the server had to mend; then it gives no entity tag
 */
record Checked(String text, String uid, Optional<String> repair) {
    private static final String NO_PARSER = "Parse error: This parser only supports VCARD and VCALENDAR files";
    private static final String NO_END = "Parse error: End of document reached prematurely";
    private static final Set<String> FREQUENCIES =
            Set.of("SECONDLY", "MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY");

    static Checked calendar(String text, ObjectCollection calendar) {
        ContentTree tree = ContentTree.parse(text);
        if (!tree.name.equals("VCALENDAR")) {
            throw unsupported(
                    "This resource only supports valid iCalendar 2.0 data. " + (text.isBlank() ? NO_END : NO_PARSER));
        }
        List<ContentTree> components = tree.components();
        if (components.isEmpty()) {
            throw unsupported("Validation error in iCalendar: A calendar object must have a component");
        }
        for (ContentTree component : components) {
            if (!calendar.components.contains(component.name)) {
                throw new DavRefused(DavError.of(
                        403,
                        "Sabre\\CalDAV\\Exception\\InvalidComponentType",
                        "iCalendar objects must at least have a component of type "
                                + String.join(", ", calendar.components)));
            }
            if (component.name.equals("VEVENT") && component.first("DTSTART").isEmpty()) {
                throw unsupported(
                        "Validation error in iCalendar: DTSTART MUST appear exactly once in a VEVENT component");
            }
            component.first("RRULE").ifPresent(rule -> frequency(rule.value()));
        }
        if (components.stream().map(one -> one.value("UID")).distinct().count() > 1) {
            throw unsupported("Validation error in iCalendar: A calendar object on a CalDAV server may only have"
                    + " components with the same UID.");
        }
        if (!tree.uid().isEmpty()) {
            return new Checked(text, tree.uid(), Optional.empty());
        }
        String uid = "sabre-vobject-" + UUID.randomUUID();
        components.forEach(one -> one.lines.add(new ContentTree.Line("UID", "", uid)));
        return new Checked(
                tree.written(ContentTree.lineEnd(text)),
                uid,
                Optional.of("iCalendar validation warning: UID MUST appear exactly once in a " + components.get(0).name
                        + " component"));
    }

    private static void frequency(String rule) {
        String frequency = Recurrence.part(rule, "FREQ").orElse("");
        if (!FREQUENCIES.contains(frequency)) {
            throw new DavRefused(
                    DavError.of(500, "Sabre\\VObject\\InvalidDataException", "Unknown value for FREQ=" + frequency));
        }
    }

    static Checked card(String text) {
        ContentTree tree = ContentTree.parse(text);
        if (!tree.name.equals("VCARD")) {
            throw unsupported(
                    "This resource only supports valid vCard or jCard data. " + (text.isBlank() ? NO_END : NO_PARSER));
        }
        Optional<String> repair = Optional.empty();
        if (tree.first("VERSION").isEmpty()) {
            repair = Optional.of("VERSION MUST appear exactly once in a VCARD component");
            tree.lines.add(0, new ContentTree.Line("PRODID", "", "-//Sabre//Sabre VObject 4.5.6//EN"));
            tree.lines.add(0, new ContentTree.Line("VERSION", "", "3.0"));
        }
        if (tree.first("FN").isEmpty()) {
            repair = Optional.of("The FN property must appear in the VCARD component exactly 1 time");
            List<String> n = List.of(tree.value("N").split(";", -1));
            tree.lines.add(new ContentTree.Line(
                    "FN", "", n.size() > 1 ? (n.get(1) + " " + n.get(0)).strip() : tree.value("N")));
        }
        if (tree.first("UID").isEmpty()) {
            repair = Optional.of("vCards on CardDAV servers MUST have a UID property.");
            tree.lines.add(new ContentTree.Line("UID", "", UUID.randomUUID().toString()));
        }
        return new Checked(
                repair.isPresent() ? tree.written(ContentTree.lineEnd(text)) : text,
                tree.uid(),
                repair.map(why -> "vCard validation warning: " + why));
    }

    private static DavRefused unsupported(String why) {
        return new DavRefused(DavError.sabre(415, "UnsupportedMediaType", why));
    }
}
