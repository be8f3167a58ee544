package org.nextcloudmcp.nextcloud.notes;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.nextcloudmcp.nextcloud.NextcloudAccess;
import org.nextcloudmcp.nextcloud.NextcloudTool;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.tools.JsonSchema;
import org.nextcloudmcp.tools.ToolAnnotations;
import org.nextcloudmcp.tools.ToolArguments;
import org.nextcloudmcp.tools.ToolDescription;
import org.nextcloudmcp.tools.ToolResult;

/** {@code nc_notes_create_note}: a new note. */
@Singleton
public class CreateNote extends NextcloudTool {

    @Inject
    public CreateNote(NextcloudAccess access) {
        super(access, describe());
    }

    @Override
    protected Work prepare(ToolArguments arguments) {
        var title = arguments.text("title");
        var content = arguments.text("content");
        var category = arguments.text("category");
        return client -> {
            var note = new Notes(client).create(title, content, category);
            return ToolResult.success(NoteJson.whole(note).build(), sentence(note, title, category));
        };
    }

    private static String sentence(Note note, String title, String category) {
        var created = "Created note " + note.id() + ".";
        if (!note.title().equals(title)) {
            created += " Nextcloud changed its title to “" + note.title() + "”.";
        }
        if (!note.category().equals(category)) {
            created += " Nextcloud changed its category to “" + note.category() + "”.";
        }
        return created;
    }

    private static ToolDescription describe() {
        return new ToolDescription(
                "nc_notes_create_note",
                "Create a note",
                "Creates a note in the user's Nextcloud and answers it as it was stored. Nextcloud makes a file name of the"
                        + " title: it drops characters such as / and :, cuts at 100 characters, and adds a number if the"
                        + " title is taken, so use the title of the answer.",
                Scopes.of("notes.write"),
                ToolAnnotations.adding(),
                JsonSchema.object()
                        .required(
                                "title",
                                JsonSchema.string()
                                        .described("The note's title.")
                                        .length(1, 500))
                        .required("content", JsonSchema.string().described("The note's text, usually Markdown."))
                        .required(
                                "category",
                                JsonSchema.string()
                                        .described("Folders to put it into, with / between; empty for none.")
                                        .length(0, 500))
                        .json(),
                NoteJson.WHOLE.json());
    }
}
