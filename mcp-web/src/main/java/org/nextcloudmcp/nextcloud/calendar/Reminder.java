package org.nextcloudmcp.nextcloud.calendar;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.nextcloud.calendar.ical.CalendarZone;
import org.nextcloudmcp.nextcloud.calendar.ical.ContentLine;
import org.nextcloudmcp.nextcloud.calendar.ical.IcalComponent;
import org.nextcloudmcp.nextcloud.calendar.ical.IcalParameter;
import org.nextcloudmcp.nextcloud.calendar.ical.IcalPart;
import org.nextcloudmcp.nextcloud.calendar.ical.IcalTime;
import org.nextcloudmcp.nextcloud.calendar.ical.Span;
import org.nextcloudmcp.schema.JsonName;
import org.nextcloudmcp.schema.ToolArg;

/** An alarm (VALARM, RFC 5545 section 3.6.6): exactly one of its three triggers. */
public record Reminder(
        @ToolArg(
                description = "What happens; EMAIL is sent by Nextcloud if its administrator has mail set up.",
                defaultValue = "DISPLAY")
        Action action,

        @ToolArg(description = "Minutes before the beginning (or before the end, see related).") @Min(0) @Max(525_600)
        OptionalInt minutesBefore,

        @ToolArg(description = "Instead: a duration of RFC 5545 such as -PT30M or -P1D; without a minus, afterwards.")
        @Size(max = 50)
        Optional<String> trigger,

        @ToolArg(description = "Instead: at this moment, such as 2026-12-31T09:00:00+01:00.") @Size(max = 40)
        Optional<String> triggerAt,

        @ToolArg(description = "What minutes_before and trigger count from.", defaultValue = "START")
        Related related,

        @ToolArg(description = "The text of the reminder.") @Size(max = 1000)
        Optional<String> description,

        @ToolArg(description = "The subject of an EMAIL reminder.") @Size(max = 500)
        Optional<String> summary) {

    /** What an alarm does. */
    public enum Action {
        @JsonName("DISPLAY")
        DISPLAY,
        @JsonName("EMAIL")
        EMAIL,
        @JsonName("AUDIO")
        AUDIO
    }

    /** What a relative trigger counts from. */
    public enum Related {
        @JsonName("START")
        START,
        @JsonName("END")
        END
    }

    /** A plain one, so many minutes before the beginning. */
    public static Reminder before(int minutes, Action action) {
        return new Reminder(
                action,
                OptionalInt.of(minutes),
                Optional.empty(),
                Optional.empty(),
                Related.START,
                Optional.empty(),
                Optional.empty());
    }

    /**
     * As it stands in a file.
     *
     * @param title of the event or task, for what the caller has not said
     * @throws RefusedException if it has no trigger, several, or one that is none
     */
    public IcalComponent component(String title) {
        var parts = new ArrayList<IcalPart>();
        parts.add(ContentLine.of("ACTION", action.name()));
        parts.add(triggerLine());
        if (action != Action.AUDIO) {
            var words = description.or(() -> Optional.of(title)).filter(text -> !text.isBlank());
            parts.add(ContentLine.text("DESCRIPTION", words.orElse("Reminder")));
        }
        if (action == Action.EMAIL) {
            parts.add(ContentLine.text(
                    "SUMMARY", summary.or(() -> Optional.of(title)).orElse("Reminder")));
        }
        return new IcalComponent("VALARM", parts);
    }

    private ContentLine triggerLine() {
        var given = Stream.of(minutesBefore.isPresent(), trigger.isPresent(), triggerAt.isPresent())
                .filter(Boolean::booleanValue)
                .count();
        if (given != 1) {
            throw refused("needs exactly one of minutes_before, trigger and trigger_at");
        }
        if (triggerAt.isPresent()) {
            var moment = GivenTime.parse("trigger_at", triggerAt.get())
                    .flatMap(GivenTime::instant)
                    .orElseThrow(() -> refused("has a trigger_at without an offset"));
            return ContentLine.of(
                    "TRIGGER",
                    IcalTime.in(CalendarZone.UTC, CalendarZone.UTC.local(moment))
                            .value(),
                    IcalParameter.of("VALUE", "DATE-TIME"));
        }
        var duration = minutesBefore.isPresent()
                ? "-PT" + minutesBefore.getAsInt() + "M"
                : Span.parse(trigger.orElse(""))
                        .map(span -> trigger.orElse("").strip())
                        .orElseThrow(() -> refused("has a trigger that is no duration such as -PT30M"));
        return related == Related.END
                ? ContentLine.of("TRIGGER", duration, IcalParameter.of("RELATED", "END"))
                : ContentLine.of("TRIGGER", duration);
    }

    private static RefusedException refused(String what) {
        return new RefusedException("A reminder " + what + ".", "Correct it; nothing was written.");
    }
}
