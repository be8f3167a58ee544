package org.nextcloudmcp.standin.files;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The ids of all files and folders of a stand-in, which a move keeps, and what is noted under them. */
public final class FileIndex {
    private final AtomicLong next = new AtomicLong(100);
    private final Map<Path, Long> ids = new ConcurrentHashMap<>();
    private final Map<String, Set<Long>> favorites = new ConcurrentHashMap<>();

    private final Map<Long, List<Sharee>> sharees = new ConcurrentHashMap<>();

    long id(Path place) {
        return ids.computeIfAbsent(place, path -> next.incrementAndGet());
    }

    /** Where a file with this id lies. */
    public Optional<Path> find(long id) {
        return ids.entrySet().stream()
                .filter(entry -> entry.getValue() == id)
                .map(Map.Entry::getKey)
                .filter(place -> UserFiles.isFile(place) || UserFiles.isFolder(place))
                .findFirst();
    }

    /** A file or folder, with all below it, lies elsewhere now. */
    void moved(Path from, Path to) {
        Map.copyOf(ids).forEach((place, id) -> {
            if (place.startsWith(from)) {
                ids.remove(place);
                ids.put(to.resolve(from.relativize(place)), id);
            }
        });
    }

    void forget(Path place) {
        ids.keySet().removeIf(path -> path.startsWith(place));
    }

    Map<Long, List<Sharee>> sharees() {
        return sharees;
    }

    Set<Long> favorites(String userId) {
        return favorites.computeIfAbsent(userId, user -> ConcurrentHashMap.newKeySet());
    }
}
