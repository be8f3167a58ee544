package org.nextcloudmcp.standin.files;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** What files contained, by the second in which it was written; the present content is the last of them. */
public final class Versions {
    private final Map<Long, NavigableMap<Long, byte[]>> all = new ConcurrentHashMap<>();

    /** Two contents of one second are one version. */
    public void add(long fileId, long second, byte[] content) {
        all.computeIfAbsent(fileId, id -> new ConcurrentSkipListMap<>()).put(second, content.clone());
    }

    /** The seconds of a file's versions, oldest first. */
    public List<Long> of(long fileId) {
        return List.copyOf(
                all.getOrDefault(fileId, new ConcurrentSkipListMap<>()).keySet());
    }

    /** What the file contained then. */
    public Optional<byte[]> content(long fileId, long second) {
        return Optional.ofNullable(
                all.getOrDefault(fileId, new ConcurrentSkipListMap<>()).get(second));
    }
}
