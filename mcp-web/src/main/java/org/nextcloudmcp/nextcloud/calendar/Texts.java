package org.nextcloudmcp.nextcloud.calendar;

import java.util.List;
import java.util.Optional;
import org.nextcloudmcp.nextcloud.calendar.ical.ContentLine;
import org.nextcloudmcp.nextcloud.calendar.ical.IcalComponent;
import org.nextcloudmcp.nextcloud.calendar.ical.IcalParameter;

/** Setting properties of type TEXT. */
public final class Texts {

    private Texts() {}

    /**
     * With another text; its language and other parameters stay, but not a link to the same text elsewhere (ALTREP).
     *
     * @param text empty to leave the component as it is; blank to take the property away
     */
    public static IcalComponent set(IcalComponent component, String property, Optional<String> text) {
        if (text.isEmpty()) {
            return component;
        }
        if (text.get().isBlank()) {
            return component.without(property);
        }
        var parameters = component.line(property).map(ContentLine::parameters).orElse(List.of()).stream()
                .filter(parameter -> !parameter.name().equals("ALTREP"))
                .toArray(IcalParameter[]::new);
        return component.with(
                ContentLine.of(property, ContentLine.text(property, text.get()).value(), parameters));
    }
}
