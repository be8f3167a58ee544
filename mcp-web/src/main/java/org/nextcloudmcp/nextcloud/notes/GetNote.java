package org.nextcloudmcp.nextcloud.notes;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.Min;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;

/** {@code nc_notes_get_note}: one note with its content. */
@Singleton
public class GetNote {

    record Input(
            @ToolArg(description = "The note's id, as nc_notes_search_notes answers it.") @Min(1)
            long noteId) {}

    @Tool(
            name = "nc_notes_get_note",
            title = "Read a note",
            description =
                    "Reads one of the user's notes: title, category, whole content, etag and time of the last change.",
            scopes = "notes.read",
            annotations = @Tool.Annotations(readOnlyHint = true))
    public Note get(Input input, NextcloudClient nextcloud) {
        return new Notes(nextcloud).get(input.noteId());
    }
}
