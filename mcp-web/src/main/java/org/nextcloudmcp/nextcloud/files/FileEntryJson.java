package org.nextcloudmcp.nextcloud.files;

import jakarta.json.JsonObject;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.tools.JsonSchema;

/** How a file or a folder looks in structured content. */
final class FileEntryJson {

    static final JsonSchema SCHEMA = JsonSchema.object()
            .required("name", JsonSchema.string())
            .required("path", JsonSchema.string().described("From the user's root."))
            .required("type", JsonSchema.oneOf("file", "folder"))
            .optional("size", JsonSchema.integer().described("Bytes; of a folder, all that is in it."))
            .optional("content_type", JsonSchema.string().described("Media type, derived from the name."))
            .optional("etag", JsonSchema.string().described("Changes when the content changes."))
            .optional("last_modified", JsonSchema.instant())
            .optional(
                    "permissions",
                    JsonSchema.string()
                            .described(
                                    "G read, W write, D delete, N rename, V move, CK create inside, R share, S shared"
                                            + " with the user, M mounted."))
            .optional("file_id", JsonSchema.integer().described("Nextcloud's number, which stays when it is moved."));

    private FileEntryJson() {}

    static JsonObject of(FileEntry entry) {
        var json = CachedJson.object()
                .add("name", entry.path().name())
                .add("path", entry.path().toString())
                .add("type", entry.folder() ? "folder" : "file");
        entry.size().ifPresent(size -> json.add("size", size));
        entry.contentType().ifPresent(type -> json.add("content_type", type));
        entry.etag().ifPresent(etag -> json.add("etag", etag));
        entry.lastModified().ifPresent(time -> json.add("last_modified", time.toString()));
        entry.permissions().ifPresent(letters -> json.add("permissions", letters));
        entry.fileId().ifPresent(id -> json.add("file_id", id));
        return json.build();
    }
}
