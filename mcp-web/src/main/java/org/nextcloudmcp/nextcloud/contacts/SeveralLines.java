package org.nextcloudmcp.nextcloud.contacts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nextcloudmcp.nextcloud.RefusedException;

/**
 * The lines of a property that a card can have several of. A line whose value is wanted again stays as it is, with
 * parameters and labels of other programs; only the others come and go.
 */
final class SeveralLines {

    private static final Set<String> KIND = Set.of("TYPE", "PREF");
    private static final Set<String> FORM = Set.of("VALUE", "ENCODING", "CHARSET");
    private static final Set<String> KIND_AND_FORM = Set.of("TYPE", "PREF", "VALUE", "ENCODING", "CHARSET");

    private final CardLines card;
    private final String name;
    private final Function<ContentLine, String> canonical;

    /** @param canonical the value of a line in the form in which {@link Wanted} has it */
    SeveralLines(CardLines card, String name, Function<ContentLine, String> canonical) {
        this.card = card;
        this.name = name;
        this.canonical = canonical;
    }

    /** What is to be there. */
    record Wanted(String value, Optional<Set<String>> types) {

        static Wanted of(String value, Optional<String> type) {
            return new Wanted(
                    value,
                    type.map(given -> Arrays.stream(given.split(","))
                            .map(one -> one.strip().toLowerCase(Locale.ROOT))
                            .collect(Collectors.toUnmodifiableSet())));
        }
    }

    /** The one value of a contact that has one at most; empty takes it away. */
    void one(String value, String listArgument) {
        if (card.all(name).size() > 1) {
            throw new RefusedException(
                    "The contact has several values of this kind, so one does not say which is meant.",
                    "Nothing was written. Give the whole list as contact_data." + listArgument + ".");
        }
        all(value.isEmpty() ? List.of() : List.of(new Wanted(value, Optional.empty())));
    }

    void all(List<Wanted> wanted) {
        var left = new ArrayList<>(card.all(name));
        var missing = new ArrayList<Wanted>();
        for (var value : wanted) {
            var same = left.stream()
                    .filter(line -> canonical.apply(line).equals(value.value()))
                    .findFirst();
            if (same.isEmpty()) {
                missing.add(value);
                continue;
            }
            var line = same.get();
            left.remove(line);
            if (value.types().isPresent() && !value.types().get().equals(line.types())) {
                card.replace(
                        line, params(line.paramsWithout(KIND), value.types().get()), line.value());
            }
        }
        if (left.size() == 1 && missing.size() == 1 && card.all(name).size() == 1) {
            var line = left.get(0);
            var kept = line.paramsWithout(FORM);
            var params = missing.get(0)
                    .types()
                    .map(types -> params(line.paramsWithout(KIND_AND_FORM), types))
                    .orElse(kept);
            card.replace(line, params, missing.get(0).value());
            return;
        }
        left.forEach(card::remove);
        missing.forEach(value -> card.add(name, params(List.of(), value.types().orElse(Set.of())), value.value()));
    }

    private List<String> params(List<String> kept, Set<String> types) {
        var bare = kept.stream().filter(param -> param.indexOf('=') >= 0);
        var is4 = card.version().equals("4.0");
        var kinds = types.stream()
                .filter(type -> !(is4 && type.equals("pref")))
                .map(type -> type.toUpperCase(Locale.ROOT))
                .sorted()
                .collect(Collectors.joining(","));
        var added = Stream.of(is4 && types.contains("pref") ? "PREF=1" : "", kinds.isEmpty() ? "" : "TYPE=" + kinds)
                .filter(param -> !param.isEmpty());
        return Stream.concat(bare, added).toList();
    }
}
