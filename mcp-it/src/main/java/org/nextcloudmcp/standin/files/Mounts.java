package org.nextcloudmcp.standin.files;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** What of other users' lies in a user's root, by the names that it has there. */
final class Mounts {
    private final Map<String, Mount> all = new ConcurrentSkipListMap<>();

    /** Puts something into the root. */
    void add(String name, Mount mount) {
        all.put(name, mount);
    }

    /** Takes it away. */
    void remove(String name) {
        all.remove(name);
    }

    Optional<Mount> of(Path place) {
        return all.values().stream()
                .filter(mount -> place.startsWith(mount.place()))
                .findFirst();
    }

    Optional<Path> at(String name) {
        return Optional.ofNullable(all.get(name)).map(Mount::place);
    }

    Optional<DavPath> pathOf(Path place) {
        return all.entrySet().stream()
                .filter(entry -> place.startsWith(entry.getValue().place()))
                .findFirst()
                .map(entry -> new DavPath(Stream.concat(
                                Stream.of(entry.getKey()),
                                DavPath.names(entry.getValue().place(), place).stream())
                        .toList()));
    }

    /** The children of a root with what is mounted in it, by name. */
    List<Path> among(List<Path> children) {
        Map<String, Path> named = new TreeMap<>();
        children.forEach(child -> named.put(child.toFile().getName(), child));
        all.forEach((name, mount) -> named.put(name, mount.place()));
        return List.copyOf(named.values());
    }
}
