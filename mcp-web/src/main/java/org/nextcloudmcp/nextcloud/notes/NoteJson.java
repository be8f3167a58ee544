package org.nextcloudmcp.nextcloud.notes;

import jakarta.json.JsonObjectBuilder;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.tools.JsonSchema;

/** How a note looks in structured content. */
final class NoteJson {

    private static final JsonSchema CONTENT = JsonSchema.string().described("The whole note; usually Markdown.");

    /** Without the content. */
    static final JsonSchema SUMMARY = JsonSchema.object()
            .required("id", JsonSchema.integer())
            .required("title", JsonSchema.string())
            .required("category", JsonSchema.string().described("Folders with / between; empty for none."))
            .required("modified", JsonSchema.instant())
            .required("favorite", JsonSchema.bool());

    static final JsonSchema WHOLE = SUMMARY.required("content", CONTENT)
            .required("etag", JsonSchema.string().described("Changes when the content changes."))
            .required("readonly", JsonSchema.bool().described("Whether the user may only read it."));

    private NoteJson() {}

    static JsonObjectBuilder summary(Note note) {
        return CachedJson.object()
                .add("id", note.id())
                .add("title", note.title())
                .add("category", note.category())
                .add("modified", note.modified().toString())
                .add("favorite", note.favorite());
    }

    static JsonObjectBuilder whole(Note note) {
        return summary(note)
                .add("content", note.content())
                .add("etag", note.etag())
                .add("readonly", note.readonly());
    }
}
