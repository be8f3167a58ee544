package org.nextcloudmcp.nextcloud.notes;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.schema.Description;

/** What reading a note answers: all of it, or a part of a long one. */
record NoteReading(
        long id,
        String title,

        @Description("Folders with / between; empty for none.")
        String category,

        @Description("Usually Markdown.") String content,

        @Description("Where this part begins, in characters.")
        int offset,

        @Description("Characters of the whole note.") int length,

        @Description("Where to go on; there if the note is longer than this part.")
        OptionalInt nextOffset,

        Instant modified,

        @Description("Changes when anything of the note changes; nc_notes_update_note needs it.")
        String etag,

        boolean favorite,
        @Description("Whether the user may only read it.") boolean readonly,
        @Description("Its file, for the file tools.") Optional<String> file,
        @Description("Where the user can open it.") URI page) {

    /**
     * A part of a note.
     *
     * @param offset in Unicode characters
     * @param most characters at most
     * @throws RefusedException if nothing begins there
     */
    static NoteReading of(Note note, int offset, int most, URI page) {
        var text = note.content();
        var length = text.codePointCount(0, text.length());
        if (offset > 0 && offset >= length) {
            throw new RefusedException(
                    "The offset " + offset + " is not inside the note " + note.id() + ", which has " + length
                            + " characters.",
                    "Use a smaller offset.");
        }
        var begin = text.offsetByCodePoints(0, offset);
        var taken = Math.min(most, length - offset);
        var end = offset + taken;
        return new NoteReading(
                note.id(),
                note.title(),
                note.category(),
                text.substring(begin, text.offsetByCodePoints(begin, taken)),
                offset,
                length,
                end < length ? OptionalInt.of(end) : OptionalInt.empty(),
                note.modified(),
                note.etag(),
                note.favorite(),
                note.readonly(),
                note.file(),
                page);
    }
}
