package org.nextcloudmcp.standin.files.tags;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.nextcloudmcp.standin.World;
import org.nextcloudmcp.standin.dav.Xml;

/** The system tags of a stand-in and the files that have them. */
public final class SystemTags {
    private final Map<Long, String> names = new TreeMap<>();
    private final Map<Long, Set<Long>> ofFiles = new TreeMap<>();

    private SystemTags() {}

    /** The tags of a world. */
    public static SystemTags of(World world) {
        return world.shared(SystemTags.class, SystemTags::new);
    }

    /** Makes a tag; nothing if there is one of this name. */
    public synchronized Optional<Long> create(String name) {
        if (names.containsValue(name)) {
            return Optional.empty();
        }
        long id = names.keySet().stream().mapToLong(Long::longValue).max().orElse(0) + 1;
        names.put(id, name);
        return Optional.of(id);
    }

    /** Gives a file a tag; false if it has it already. */
    public synchronized boolean assign(long fileId, long tag) {
        return ofFiles.computeIfAbsent(fileId, id -> new TreeSet<>()).add(tag);
    }

    /** Takes a tag from a file; false if it does not have it. */
    public synchronized boolean unassign(long fileId, long tag) {
        return ofFiles.getOrDefault(fileId, new TreeSet<>()).remove(tag);
    }

    synchronized List<Long> all() {
        return List.copyOf(names.keySet());
    }

    synchronized List<Long> ofFile(long fileId) {
        return List.copyOf(ofFiles.getOrDefault(fileId, Set.of()));
    }

    /** The name of a tag. */
    public synchronized Optional<String> name(long tag) {
        return Optional.ofNullable(names.get(tag));
    }

    /** Whether there is a tag with this id. */
    public boolean exists(String tag) {
        return tag.matches("\\d{1,18}") && name(Long.parseLong(tag)).isPresent();
    }

    /** Whether a file has a tag. */
    public boolean has(long fileId, String tag) {
        return ofFile(fileId).contains(Long.valueOf(tag));
    }

    /** The value of {@code nc:system-tags}. */
    public String xmlOf(long fileId) {
        StringBuilder xml = new StringBuilder();
        for (long tag : ofFile(fileId)) {
            xml.append("<nc:system-tag oc:can-assign=\"true\" oc:id=\"" + tag
                    + "\" oc:user-assignable=\"true\" oc:user-visible=\"true\" nc:color=\"\">"
                    + Xml.escaped(name(tag).orElseThrow()) + "</nc:system-tag>");
        }
        return xml.toString();
    }
}
