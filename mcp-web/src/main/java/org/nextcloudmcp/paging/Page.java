package org.nextcloudmcp.paging;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A part of a list.
 *
 * @param entries in the order of the list
 * @param next the key to go on behind; empty if nothing follows
 */
public record Page<T>(List<T> entries, Optional<String> next) {

    public Page {
        entries = List.copyOf(entries);
    }

    /**
     * Cuts a page out of a whole list.
     *
     * @param all in ascending order of their keys
     * @param key of an entry; no two are the same
     * @param size how many entries at most; positive
     */
    public static <T> Page<T> of(List<T> all, Function<T, String> key, Position position, int size) {
        var rest = position.after()
                .map(after -> all.stream()
                        .filter(entry -> key.apply(entry).compareTo(after) > 0)
                        .toList())
                .orElse(all);
        return ofRest(rest, key, size);
    }

    /** The first page of what is left of a list, in whatever order it has. */
    public static <T> Page<T> ofRest(List<T> rest, Function<T, String> key, int size) {
        return rest.size() <= size
                ? new Page<>(rest, Optional.empty())
                : new Page<>(rest.subList(0, size), Optional.of(key.apply(rest.get(size - 1))));
    }
}
