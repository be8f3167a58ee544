package org.nextcloudmcp.nextcloud.notes;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a note stands among all notes, the newest first. Written into cursors, so what is read back comes from outside.
 *
 * @param modified seconds since 1970
 * @param id tells notes of one second apart
 */
record NotePlace(long modified, long id) implements Comparable<NotePlace> {

    private static final Comparator<NotePlace> ORDER =
            Comparator.comparingLong(NotePlace::modified).reversed().thenComparingLong(NotePlace::id);
    private static final Pattern TEXT = Pattern.compile("(-?[0-9]{1,17})/([0-9]{1,18})");

    static NotePlace of(Note note) {
        return new NotePlace(note.modified().getEpochSecond(), note.id());
    }

    /** What {@link #toString} wrote; empty if it did not. */
    static Optional<NotePlace> of(String text) {
        var parts = TEXT.matcher(text);
        return parts.matches()
                ? Optional.of(new NotePlace(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2))))
                : Optional.empty();
    }

    @Override
    public int compareTo(NotePlace other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return modified + "/" + id;
    }
}
