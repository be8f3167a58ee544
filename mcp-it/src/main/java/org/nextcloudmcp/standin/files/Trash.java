package org.nextcloudmcp.standin.files;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What a user has deleted. */
public final class Trash {
    private final Map<String, Item> items = new ConcurrentHashMap<>();

    /**
     * Something deleted.
     *
     * @param original the path it had, without a slash at its beginning
     * @param deleted seconds since 1970
     * @param content where it lies now
     */
    public record Item(DavPath original, long deleted, Path content) {
        /** Its name among the deleted things. */
        public String name() {
            return original.name() + ".d" + deleted;
        }
    }

    void add(Item item) {
        items.put(item.name(), item);
    }

    /** By name, of the same name the latest first. */
    public List<Item> all() {
        return items.values().stream()
                .sorted(Comparator.comparing((Item item) -> item.original().name())
                        .thenComparing(Comparator.comparingLong(Item::deleted).reversed()))
                .toList();
    }

    /** The item of this name. */
    public Optional<Item> find(String name) {
        return Optional.ofNullable(items.get(name));
    }

    /** Takes it from the list. */
    public void remove(Item item) {
        items.remove(item.name());
    }
}
