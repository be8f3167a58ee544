package org.nextcloudmcp.nextcloud.files;

import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.util.List;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.tools.JsonSchema;
import org.nextcloudmcp.tools.ToolContent;
import org.nextcloudmcp.tools.ToolResult;

/** What reading a file answers: text as it is, other bytes as an embedded resource. */
final class FileReading {

    static final JsonSchema SCHEMA = JsonSchema.object()
            .required("path", JsonSchema.string())
            .required("content_type", JsonSchema.string().described("Media type, derived from the name."))
            .required("size", JsonSchema.integer().described("Bytes of the whole file."))
            .optional("etag", JsonSchema.string().described("The file's state when it was read."))
            .optional("last_modified", JsonSchema.instant())
            .required("offset", JsonSchema.integer().described("Where this part begins, in bytes."))
            .required("length", JsonSchema.integer().described("How many bytes this part has."))
            .required("truncated", JsonSchema.bool().described("Whether the file goes on behind this part."))
            .optional("next_offset", JsonSchema.integer().described("Where to go on; there if truncated."))
            .required(
                    "encoding",
                    JsonSchema.oneOf("utf-8", "base64")
                            .described(
                                    "utf-8: the text is in content. base64: the bytes are in the embedded resource."))
            .optional("content", JsonSchema.string().described("The text of this part."))
            .optional("resource_uri", JsonSchema.uri().described("Which embedded resource has the bytes."));

    private FileReading() {}

    static ToolResult of(FileEntry file, FileSlice slice) {
        return SlicedText.of(slice).map(text -> ofText(file, slice, text)).orElseGet(() -> ofBytes(file, slice));
    }

    private static ToolResult ofText(FileEntry file, FileSlice slice, SlicedText text) {
        var about = describe(file, slice, slice.offset() + text.skipped(), text.length())
                .add("encoding", "utf-8")
                .build();
        // The copy leaves the text out: a model that reads all of the content should not read the file twice.
        return new ToolResult.Success(
                CachedJson.object(about).add("content", text.text()).build(),
                List.of(new ToolContent.Text(text.text())),
                about);
    }

    private static ToolResult ofBytes(FileEntry file, FileSlice slice) {
        var uri = URI.create("nextcloud://files/" + file.path().encoded());
        var json = describe(file, slice, slice.offset(), slice.bytes().length)
                .add("encoding", "base64")
                .add("resource_uri", uri.toString())
                .build();
        return new ToolResult.Success(
                json, List.of(new ToolContent.BinaryResource(uri, slice.contentType(), slice.bytes())));
    }

    private static JsonObjectBuilder describe(FileEntry file, FileSlice slice, long offset, int length) {
        var json = CachedJson.object()
                .add("path", file.path().toString())
                .add("content_type", slice.contentType())
                .add("size", slice.size());
        slice.etag().ifPresent(etag -> json.add("etag", etag));
        file.lastModified().ifPresent(time -> json.add("last_modified", time.toString()));
        var end = offset + length;
        json.add("offset", offset).add("length", length).add("truncated", end < slice.size());
        if (end < slice.size()) {
            json.add("next_offset", end);
        }
        return json;
    }
}
