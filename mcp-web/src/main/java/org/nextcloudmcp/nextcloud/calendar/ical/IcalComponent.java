package org.nextcloudmcp.nextcloud.calendar.ical;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A component with everything in it, known or not (RFC 5545 section 3.6). Changing one property leaves all others as
 * they were written.
 *
 * @param name in upper case, such as VEVENT
 * @param parts in the order of the file
 */
public record IcalComponent(String name, List<IcalPart> parts) implements IcalPart {

    public IcalComponent {
        parts = List.copyOf(parts);
    }

    public static IcalComponent of(String name, IcalPart... parts) {
        return new IcalComponent(name, List.of(parts));
    }

    public boolean is(String wanted) {
        return name.equals(wanted);
    }

    /** All properties of this name, in the order of the file. */
    public List<ContentLine> lines(String property) {
        return allLines().filter(line -> line.name().equals(property)).toList();
    }

    /** The first property of this name. */
    public Optional<ContentLine> line(String property) {
        return allLines().filter(line -> line.name().equals(property)).findFirst();
    }

    /** The text of the first property of this name, unless it is empty. */
    public Optional<String> text(String property) {
        return line(property).map(ContentLine::text).filter(text -> !text.isEmpty());
    }

    /** The components of this name directly inside. */
    public List<IcalComponent> components(String wanted) {
        return components().filter(component -> component.is(wanted)).toList();
    }

    public Stream<IcalComponent> components() {
        return parts.stream().filter(IcalComponent.class::isInstance).map(IcalComponent.class::cast);
    }

    /** With these lines instead of all properties of this name: where the first of them stood, or behind the last. */
    public IcalComponent with(String property, List<ContentLine> lines) {
        var at = indexOf(property);
        var rest = new ArrayList<IcalPart>();
        for (var i = 0; i < parts.size(); i++) {
            if (i == at) {
                rest.addAll(lines);
            }
            if (!(parts.get(i) instanceof ContentLine line && line.name().equals(property))) {
                rest.add(parts.get(i));
            }
        }
        if (at == parts.size()) {
            rest.addAll(lines);
        }
        return new IcalComponent(name, rest);
    }

    public IcalComponent with(ContentLine line) {
        return with(line.name(), List.of(line));
    }

    public IcalComponent without(String property) {
        return with(property, List.of());
    }

    /** With these components instead of all of this name, behind everything else. */
    public IcalComponent withComponents(String wanted, List<IcalComponent> now) {
        var rest = new ArrayList<IcalPart>(parts);
        rest.removeIf(part -> part instanceof IcalComponent component && component.is(wanted));
        rest.addAll(now);
        return new IcalComponent(name, rest);
    }

    /** With another component in the place of the one that equals this one. */
    public IcalComponent replacing(IcalComponent old, IcalComponent now) {
        return new IcalComponent(
                name, parts.stream().map(part -> part.equals(old) ? now : part).toList());
    }

    /** With a component before all others. */
    public IcalComponent withFirst(IcalComponent component) {
        var all = new ArrayList<>(parts);
        var at = 0;
        while (at < all.size() && all.get(at) instanceof ContentLine) {
            at++;
        }
        all.add(at, component);
        return new IcalComponent(name, all);
    }

    /** The place of the first property of this name; without one, the place behind the last property. */
    private int indexOf(String property) {
        var behindLast = 0;
        for (var i = 0; i < parts.size(); i++) {
            if (parts.get(i) instanceof ContentLine line) {
                if (line.name().equals(property)) {
                    return i;
                }
                behindLast = i + 1;
            }
        }
        return behindLast;
    }

    private Stream<ContentLine> allLines() {
        return parts.stream().filter(ContentLine.class::isInstance).map(ContentLine.class::cast);
    }

    @Override
    public void writeTo(StringBuilder file) {
        file.append("BEGIN:").append(name).append("\r\n");
        parts.forEach(part -> part.writeTo(file));
        file.append("END:").append(name).append("\r\n");
    }

    /** As a file. */
    public String written() {
        var file = new StringBuilder();
        writeTo(file);
        return file.toString();
    }
}
