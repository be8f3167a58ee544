package org.nextcloudmcp.nextcloud.notes;

import static org.nextcloudmcp.apps.NextcloudApp.NOTES;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;

/** {@code nc_notes_get_note}: one note with its content. */
@Singleton
public class GetNote {

    private static final int MOST = 1_000_000;

    record Input(
            @ToolArg(description = "The note's id, as nc_notes_search_notes answers it.") @Min(1)
            long noteId,

            @ToolArg(description = "Where to begin, in characters from the beginning of the note.", defaultValue = "0")
            @Min(0)
            @Max(Integer.MAX_VALUE)
            int offset,

            @ToolArg(description = "How many characters to read at most.", defaultValue = "50000") @Min(1) @Max(MOST)
            int length) {}

    @Tool(
            name = "nc_notes_get_note",
            title = "Read a note",
            description =
                    "Reads one of the user's notes: title, category, content, etag and time of the last change. A note of up"
                            + " to 50,000 characters comes whole; of a longer one the rest is read by calling again with offset"
                            + " set to next_offset.",
            scopes = "notes.read",
            apps = NOTES,
            calls = "GET /index.php/apps/notes/api/v1/notes/{note_id}",
            annotations = @Tool.Annotations(readOnlyHint = true))
    public NoteReading get(Input input, NextcloudClient nextcloud) {
        var note = new Notes(nextcloud).get(input.noteId());
        return NoteReading.of(note, input.offset(), input.length(), nextcloud.page(Note.pageOf(note.id())));
    }
}
