package org.nextcloudmcp.nextcloud.files;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.nextcloudmcp.paging.Position;

/**
 * A part of what is in a folder, sorted by name. Nextcloud gives a folder as a whole and in no order; while it arrives,
 * no more than one page of it is held.
 *
 * @param total how many entries the folder has
 * @param next the name to go on behind; empty if nothing follows
 */
record FolderPage(List<FileEntry> entries, int total, Optional<String> next) {

    /** The same at every call, so that pages neither overlap nor leave a gap. */
    private static final Comparator<String> NAMES =
            String.CASE_INSENSITIVE_ORDER.thenComparing(Comparator.naturalOrder());

    private static final Comparator<FileEntry> ENTRIES =
            Comparator.comparing((FileEntry entry) -> entry.path().name(), NAMES);

    FolderPage {
        entries = List.copyOf(entries);
    }

    /**
     * Reads a page.
     *
     * @param size how many entries at most; positive
     */
    static FolderPage read(Files files, FilePath folder, Position position, int size) {
        var first = new Smallest(position, size);
        files.each(folder, first::take);
        var sorted = new ArrayList<>(first.kept);
        sorted.sort(ENTRIES);
        var next = first.behind > size
                ? Optional.of(sorted.get(sorted.size() - 1).path().name())
                : Optional.<String>empty();
        return new FolderPage(sorted, first.total, next);
    }

    private static final class Smallest {

        private final PriorityQueue<FileEntry> kept = new PriorityQueue<>(ENTRIES.reversed());
        private final Position position;
        private final int size;
        private int total;
        private int behind;

        Smallest(Position position, int size) {
            this.position = position;
            this.size = size;
        }

        void take(FileEntry entry) {
            total++;
            if (position.after().isPresent()
                    && NAMES.compare(entry.path().name(), position.after().get()) <= 0) {
                return;
            }
            behind++;
            kept.add(entry);
            if (kept.size() > size) {
                kept.remove();
            }
        }
    }
}
