package org.nextcloudmcp.nextcloud.notes;

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
                    "Creates a note in the user's Nextcloud and answers it as it was stored. Nextcloud makes a file name of the"
                            + " title: it drops characters such as / and :, cuts at 100 characters, and adds a number if the"
                            + " title is taken, so use the title of the answer.",
            scopes = "notes.write",
            annotations = @Tool.Annotations(destructiveHint = false))
    public ToolAnswer<Note> create(Input input, NextcloudClient nextcloud) {
        var note = new Notes(nextcloud).create(input.title(), input.content(), input.category());
        return ToolAnswer.of(note, sentence(note, input));
    }

    private static String sentence(Note note, Input asked) {
        var created = "Created note " + note.id() + ".";
        if (!note.title().equals(asked.title())) {
            created += " Nextcloud changed its title to “" + note.title() + "”.";
        }
        if (!note.category().equals(asked.category())) {
            created += " Nextcloud changed its category to “" + note.category() + "”.";
        }
        return created;
    }
}
