package org.nextcloudmcp.nextcloud.notes;

import static org.nextcloudmcp.apps.NextcloudApp.NOTES;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.Min;
import java.util.Optional;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.schema.Description;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;
import org.nextcloudmcp.tools.ToolAnswer;

/** {@code nc_notes_delete_note}: a note less. */
@Singleton
public class DeleteNote {

    record Input(
            @ToolArg(description = "The note's id, as nc_notes_search_notes answers it.") @Min(1)
            long noteId) {}

    record Output(
            long id,
            @Description("Of the note that is gone.") String title,

            @Description("Folders with / between; empty for none.")
            String category,

            @Description("Where its file was.") Optional<String> file) {}

    @Tool(
            name = "nc_notes_delete_note",
            title = "Delete a note",
            description =
                    "Deletes a note of the user and answers which one it was. Its file goes to the trash bin of the user's"
                            + " files, where the user can restore it for as long as this Nextcloud keeps deleted files; a"
                            + " restored note has its old title. Deletes whatever the note holds at that moment, so read it"
                            + " before if that matters.",
            scopes = "notes.write",
            apps = NOTES,
            calls = {
                "GET /index.php/apps/notes/api/v1/notes/{note_id}",
                "DELETE /index.php/apps/notes/api/v1/notes/{note_id}"
            },
            annotations = @Tool.Annotations(idempotentHint = true))
    public ToolAnswer<Output> delete(Input input, NextcloudClient nextcloud) {
        var notes = new Notes(nextcloud);
        var note = notes.get(input.noteId());
        notes.delete(note.id());
        return ToolAnswer.of(
                new Output(note.id(), note.title(), note.category(), note.file()),
                "Deleted note " + note.id() + " “" + note.title()
                        + "”. Its file is in the trash bin of the user's files,"
                        + " from where it can be restored, unless this Nextcloud keeps no deleted files.");
    }
}
