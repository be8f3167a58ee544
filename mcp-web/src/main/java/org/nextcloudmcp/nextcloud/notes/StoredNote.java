package org.nextcloudmcp.nextcloud.notes;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.schema.Description;

/** A note as it was stored, without the content that the caller has just given. */
record StoredNote(
        long id,
        @Description("As Nextcloud stored it.") String title,

        @Description("Folders with / between; empty for none.")
        String category,

        @Description("Characters of the whole content.") int length,
        Instant modified,

        @Description("For the next nc_notes_update_note.") String etag,

        boolean favorite,

        @Description("Its file, for the file tools.") Optional<String> file,

        @Description("Where the user can open it.") URI page) {

    static StoredNote of(Note note, NextcloudClient nextcloud) {
        return new StoredNote(
                note.id(),
                note.title(),
                note.category(),
                note.content().codePointCount(0, note.content().length()),
                note.modified(),
                note.etag(),
                note.favorite(),
                note.file(),
                nextcloud.page(Note.pageOf(note.id())));
    }
}
