package org.nextcloudmcp.nextcloud.calendar;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.nextcloudmcp.nextcloud.calendar.ical.ContentLine;
import org.nextcloudmcp.nextcloud.calendar.ical.IcalComponent;
import org.nextcloudmcp.nextcloud.calendar.ical.IcalText;

/** The categories of events and tasks (RFC 5545 section 3.8.1.2); callers write them with commas between. */
public final class Categories {

    private Categories() {}

    /** Those of a component; it may have several lines of them. */
    public static List<String> of(IcalComponent component) {
        return component.lines("CATEGORIES").stream()
                .flatMap(line -> IcalText.split(line.value()).stream())
                .distinct()
                .toList();
    }

    public static List<String> given(String commas) {
        return Arrays.stream(commas.split(",", -1))
                .map(String::strip)
                .filter(category -> !category.isEmpty())
                .distinct()
                .toList();
    }

    /** With these instead of all that are there; without any, if none is given. */
    public static IcalComponent set(IcalComponent component, String commas) {
        var categories = given(commas);
        return component.with(
                "CATEGORIES",
                categories.isEmpty() ? List.of() : List.of(ContentLine.of("CATEGORIES", IcalText.escape(categories))));
    }

    /** Whether a component has one of these, whatever their case. */
    public static boolean hasOneOf(IcalComponent component, List<String> wanted) {
        var has = of(component).stream().map(c -> c.toLowerCase(Locale.ROOT)).toList();
        return wanted.stream().anyMatch(category -> has.contains(category.toLowerCase(Locale.ROOT)));
    }
}
