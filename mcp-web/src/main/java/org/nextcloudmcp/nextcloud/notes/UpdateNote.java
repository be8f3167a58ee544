package org.nextcloudmcp.nextcloud.notes;

import static org.nextcloudmcp.apps.NextcloudApp.NOTES;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.nextcloudmcp.nextcloud.EntityTag;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;
import org.nextcloudmcp.tools.ToolAnswer;

/**
 * {@code nc_notes_update_note}: another title, content or category for a note that the caller has seen. There is no write
 * without a condition: it would overwrite what somebody else wrote in between.
 */
@Singleton
public class UpdateNote {

    record Input(
            @ToolArg(description = "The note's id.") @Min(1) long noteId,

            @ToolArg(description = "The note's etag, as nc_notes_get_note or the last change answered it.")
            @Size(min = 1, max = 200)
            String etag,

            @ToolArg(description = "The new title; leave it out to keep the title.") @Size(min = 1, max = 500)
            Optional<String> title,

            @ToolArg(description = "The whole new content; leave it out to keep the content.")
            Optional<String> content,

            @ToolArg(
                    description = "The new category: folders with / between, empty for none. Leave it out to keep the"
                            + " category.")
            @Size(max = 500)
            Optional<String> category) {}

    @Tool(
            name = "nc_notes_update_note",
            title = "Change a note",
            description =
                    "Changes title, content or category of a note of the user; what is left out stays. The content is replaced"
                            + " as a whole, so read the note before; to add to its end use nc_notes_append_content. If the note"
                            + " has changed since it had the etag, nothing is written and the answer tells what is there now."
                            + " A new title or category renames or moves the note's file; use the title of the answer.",
            scopes = "notes.write",
            apps = NOTES,
            calls = "PUT /index.php/apps/notes/api/v1/notes/{note_id}")
    public ToolAnswer<StoredNote> update(Input input, NextcloudClient nextcloud) {
        var seen = EntityTag.parse(input.etag())
                .orElseThrow(() -> new RefusedException(
                        "The argument etag is not an etag.", "Use the one that nc_notes_get_note answers."));
        var change = new NoteChange(input.title(), input.content(), input.category());
        if (change.isEmpty()) {
            throw new RefusedException(
                    "There is nothing to change: title, content and category are left out.",
                    "Give at least one of them.");
        }
        var write = new Notes(nextcloud).update(input.noteId(), change, seen);
        var note = write.note();
        if (write.isWritten()) {
            return ToolAnswer.of(StoredNote.of(note, nextcloud), changed(note, change));
        }
        if (change.isMadeIn(note)) {
            return ToolAnswer.of(
                    StoredNote.of(note, nextcloud),
                    "Note " + note.id() + " was as asked already, so nothing was written.");
        }
        throw NoteConflict.of(seen, change, note);
    }

    private static String changed(Note note, NoteChange change) {
        return "Changed note " + note.id() + "."
                + RenamedNote.sentences(
                        note,
                        change.title().orElse(note.title()),
                        change.category().orElse(note.category()));
    }
}
