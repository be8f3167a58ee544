package org.nextcloudmcp.nextcloud.calendar.ical;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads a file into its components, without judging what it does not know (RFC 5545 section 3.4). */
public final class IcalReader {

    /** A calendar, an event, an alarm: nothing sensible is deeper, and a reader's stack must not depend on a stranger. */
    private static final int DEEPEST = 8;

    private final Deque<Open> open = new ArrayDeque<>();

    private IcalReader() {}

    /**
     * Reads a calendar object.
     *
     * @param file with CRLF or LF
     * @throws MalformedIcalException if it is not exactly one VCALENDAR
     */
    public static IcalComponent read(String file) throws MalformedIcalException {
        return new IcalReader().calendar(file);
    }

    private IcalComponent calendar(String file) throws MalformedIcalException {
        var unfolded = new StringBuilder();
        var folded = new StringBuilder();
        for (var physical : file.split("\n", -1)) {
            var line = physical.endsWith("\r") ? physical.substring(0, physical.length() - 1) : physical;
            if (line.startsWith(" ") || line.startsWith("\t")) {
                unfolded.append(line, 1, line.length());
                folded.append("\r\n").append(line);
                continue;
            }
            var whole = take(unfolded, folded);
            if (whole != null) {
                return whole;
            }
            unfolded.append(line);
            folded.append(line);
        }
        var last = take(unfolded, folded);
        if (last == null) {
            throw new MalformedIcalException("ends too early");
        }
        return last;
    }

    /** Adds the line collected so far; answers the calendar when it has ended. */
    private @Nullable IcalComponent take(StringBuilder unfolded, StringBuilder folded) throws MalformedIcalException {
        var line = ContentLine.read(unfolded.toString(), folded.toString());
        var isBlank = unfolded.toString().isBlank();
        unfolded.setLength(0);
        folded.setLength(0);
        if (isBlank) {
            return null;
        }
        if (line.name().equals("BEGIN")) {
            begin(line.value().strip().toUpperCase(Locale.ROOT));
            return null;
        }
        if (open.isEmpty()) {
            throw new MalformedIcalException("not a calendar");
        }
        return line.name().equals("END")
                ? end(line.value().strip().toUpperCase(Locale.ROOT))
                : open.element().add(line);
    }

    private void begin(String name) throws MalformedIcalException {
        if (open.isEmpty() != name.equals("VCALENDAR") || open.size() >= DEEPEST) {
            throw new MalformedIcalException("a component where there can be none");
        }
        open.push(new Open(name, new ArrayList<>()));
    }

    private @Nullable IcalComponent end(String name) throws MalformedIcalException {
        var ended = open.pop();
        if (!ended.name.equals(name)) {
            throw new MalformedIcalException("components overlap");
        }
        var component = new IcalComponent(ended.name, ended.parts);
        return open.isEmpty() ? component : open.element().add(component);
    }

    private record Open(String name, List<IcalPart> parts) {

        @Nullable
        IcalComponent add(IcalPart part) {
            parts.add(part);
            return null;
        }
    }
}
