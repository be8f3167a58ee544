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

/** {@code nc_notes_get_note}: one note with its content. */
@Singleton
public class GetNote extends NextcloudTool {

    @Inject
    public GetNote(NextcloudAccess access) {
        super(access, describe());
    }

    @Override
    protected Work prepare(ToolArguments arguments) {
        var id = arguments.integer("note_id");
        return client ->
                ToolResult.success(NoteJson.whole(new Notes(client).get(id)).build());
    }

    private static ToolDescription describe() {
        return new ToolDescription(
                "nc_notes_get_note",
                "Read a note",
                "Reads one of the user's notes: title, category, whole content, etag and time of the last change.",
                Scopes.of("notes.read"),
                ToolAnnotations.reading(),
                JsonSchema.object()
                        .required(
                                "note_id",
                                JsonSchema.integer()
                                        .described("The note's id, as nc_notes_search_notes answers it.")
                                        .between(1, Long.MAX_VALUE))
                        .json(),
                NoteJson.WHOLE.json());
    }
}
