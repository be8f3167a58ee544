package org.nextcloudmcp.nextcloud.notes;

import static org.nextcloudmcp.apps.NextcloudApp.NOTES;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.Size;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;
import org.nextcloudmcp.tools.ToolAnswer;

/** {@code nc_notes_create_note}: a new note. */
@Singleton
public class CreateNote {

    record Input(
            @ToolArg(description = "The note's title.") @Size(min = 1, max = 500)
            String title,

            @ToolArg(description = "The note's text, usually Markdown.")
            String content,

            @ToolArg(description = "Folders to put it into, with / between; empty for none.") @Size(max = 500)
            String category) {}

    @Tool(
            name = "nc_notes_create_note",
            title = "Create a note",
            description =
                    "Creates a note in the user's Nextcloud and answers it as it was stored; an existing note is never"
                            + " overwritten. Nextcloud makes a file name of the title: it drops characters such as / and :,"
                            + " cuts at 100 characters, and adds a number if the title is taken, so use the title of the"
                            + " answer.",
            scopes = "notes.write",
            apps = NOTES,
            calls = "POST /index.php/apps/notes/api/v1/notes",
            annotations = @Tool.Annotations(destructiveHint = false))
    public ToolAnswer<StoredNote> create(Input input, NextcloudClient nextcloud) {
        var note = new Notes(nextcloud).create(input.title(), input.content(), input.category());
        return ToolAnswer.of(
                StoredNote.of(note, nextcloud),
                "Created note " + note.id() + "." + RenamedNote.sentences(note, input.title(), input.category()));
    }
}
