package org.nextcloudmcp.settings;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Looks settings up by type and notes what is wrong with them. No problem it words repeats a value. */
final class SettingSource {

    /** What Liberty leaves of a variable that nobody defined. */
    private static final Pattern UNRESOLVED = Pattern.compile("\\$\\{[^}]*}");

    /** MicroProfile Config section 5.3.1: what an environment variable's name cannot hold is an underscore there. */
    private static final Pattern NOT_ALPHANUMERIC = Pattern.compile("[^A-Za-z0-9]");

    private static final Pattern WHOLE_NUMBER = Pattern.compile("\\d{1,9}");

    private final Function<String, Optional<String>> lookup;
    private final List<SettingFault> faults = new ArrayList<>();

    SettingSource(Function<String, Optional<String>> lookup) {
        this.lookup = lookup;
    }

    List<SettingFault> faults() {
        return List.copyOf(faults);
    }

    void fault(String key, String problem, String remedy) {
        faults.add(new SettingFault(key, environmentName(key), problem, remedy));
    }

    /** The value without surrounding blanks, if there is one; a variable that was never resolved is none. */
    Optional<String> text(String key) {
        return lookup.apply(key)
                .map(String::strip)
                .filter(value -> !value.isEmpty() && !UNRESOLVED.matcher(value).matches());
    }

    Optional<String> required(String key, String remedy) {
        var value = text(key);
        if (value.isEmpty()) {
            fault(key, "is missing", remedy);
        }
        return value;
    }

    /** The comma-separated items of a value, each once; blank ones do not count. */
    Set<String> items(String key) {
        return items(text(key));
    }

    static Set<String> items(Optional<String> commaSeparated) {
        var items = new LinkedHashSet<String>();
        Arrays.stream(commaSeparated.orElse("").split(",", -1))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .forEach(items::add);
        return items;
    }

    /** {@code true} or {@code false}. */
    boolean flag(String key, boolean otherwise) {
        var value = text(key).orElse(Boolean.toString(otherwise));
        if (!value.equals("true") && !value.equals("false")) {
            fault(key, "is neither true nor false", "Set true or false.");
        }
        return value.equals("true");
    }

    int wholeNumber(String key, int otherwise, int least, int most) {
        var value = text(key);
        if (value.isEmpty()) {
            return otherwise;
        }
        var number = value.filter(text -> WHOLE_NUMBER.matcher(text).matches()).map(Integer::valueOf);
        if (number.filter(n -> least <= n && n <= most).isPresent()) {
            return number.get();
        }
        fault(key, "is no whole number from " + least + " to " + most, "Set a number in this range.");
        return otherwise;
    }

    /** A URL that credentials may travel to: {@code https}, or {@code http} on this machine. */
    Optional<URI> webAddress(String key, String text) {
        if (WebAddress.absolute(text).isEmpty()) {
            fault(key, "is no absolute http or https URL", "Set one such as https://host.example.com.");
        } else if (WebAddress.secure(text).isEmpty()) {
            fault(key, "is not https, and its host is not loopback", "Use https.");
        }
        return WebAddress.secure(text);
    }

    /** A key as the name of an environment variable. */
    static String environmentName(String key) {
        return NOT_ALPHANUMERIC.matcher(key).replaceAll("_").toUpperCase(Locale.ROOT);
    }
}
