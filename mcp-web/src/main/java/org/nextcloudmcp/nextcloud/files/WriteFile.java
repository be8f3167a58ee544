package org.nextcloudmcp.nextcloud.files;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.nextcloud.EntityTag;
import org.nextcloudmcp.nextcloud.NextcloudAccess;
import org.nextcloudmcp.nextcloud.NextcloudResponse;
import org.nextcloudmcp.nextcloud.NextcloudTool;
import org.nextcloudmcp.nextcloud.Refusals;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.tools.JsonSchema;
import org.nextcloudmcp.tools.ToolAnnotations;
import org.nextcloudmcp.tools.ToolArguments;
import org.nextcloudmcp.tools.ToolDescription;
import org.nextcloudmcp.tools.ToolResult;

/**
 * {@code nc_webdav_write_file}: a new file, or a new content for one that the caller has seen. There is no third way: a
 * write without condition would overwrite what somebody else wrote in between.
 */
@Singleton
public class WriteFile extends NextcloudTool {

    private static final String TEXT = "text/plain; charset=utf-8";

    @Inject
    public WriteFile(NextcloudAccess access) {
        super(access, describe());
    }

    @Override
    protected Work prepare(ToolArguments arguments) {
        var path = FilePath.parse(arguments.text("path"));
        if (path.isRoot()) {
            throw new RefusedException("The path names no file.", "Give one such as Documents/report.txt.");
        }
        var content = FileContent.of(
                arguments.text("content"),
                arguments.optionalText("content_type").orElse(TEXT));
        var seen = arguments.optionalText("if_match").map(WriteFile::tag);
        return client -> {
            var files = new Files(client);
            var answer = files.write(path, content, seen);
            if (answer.is(412)) {
                throw WriteConflict.of(path, seen, files.find(path));
            }
            return written(path, content.bytes().length, answer);
        };
    }

    private static EntityTag tag(String given) {
        return EntityTag.parse(given)
                .orElseThrow(() -> new RefusedException(
                        "The argument if_match is not an etag.",
                        "Use the etag that nc_webdav_read_file or nc_webdav_list_directory answered; leave it out to"
                                + " create a file."));
    }

    private static ToolResult written(FilePath path, int size, NextcloudResponse answer) {
        switch (answer.status()) {
            case 201, 204 -> {
                var json = CachedJson.object()
                        .add("path", path.toString())
                        .add("status", answer.is(201) ? "created" : "replaced")
                        .add("size", size);
                answer.etag().ifPresent(etag -> json.add("etag", etag));
                return ToolResult.success(json.build());
            }
            case 404 ->
                throw new RefusedException(
                        "There is no folder " + path.parent() + " to write into.",
                        "Nothing was written. Create the folder first, or choose one that nc_webdav_list_directory shows.");
            case 409 ->
                throw new RefusedException(
                        path + " is a folder, or a part of its path is a file.",
                        "Nothing was written. Choose another path.");
            default -> throw Refusals.of(answer, path.toString());
        }
    }

    private static ToolDescription describe() {
        return new ToolDescription(
                "nc_webdav_write_file",
                "Write a file",
                "Creates a file in the user's Nextcloud, or replaces its whole content. Without if_match it only creates: if"
                        + " the file exists, nothing is written and the answer tells its current etag. With if_match, the"
                        + " etag of the content you have read, it replaces that content only: if somebody has changed the"
                        + " file since, nothing is written. Nextcloud's etags change once a second at most, so a change"
                        + " made by somebody else within the very second of the content you read cannot be noticed. The"
                        + " folder must exist.",
                Scopes.of("files.write"),
                new ToolAnnotations(false, true, false, false),
                JsonSchema.object()
                        .required(
                                "path",
                                JsonSchema.string()
                                        .described(
                                                "The file, from the user's root, such as Documents/report.txt. As people"
                                                        + " write it, not percent-encoded."))
                        .required("content", JsonSchema.string().described("The whole new content."))
                        .optional(
                                "content_type",
                                JsonSchema.string()
                                        .described(
                                                "Media type. End it with ;base64 if content is Base64 of binary data,"
                                                        + " such as application/pdf;base64.")
                                        .defaultsTo(TEXT))
                        .optional(
                                "if_match",
                                JsonSchema.string()
                                        .described(
                                                "The etag of the content to replace, as another file tool answered it."
                                                        + " Leave it out to create a new file."))
                        .json(),
                JsonSchema.object()
                        .required("path", JsonSchema.string())
                        .required("status", JsonSchema.oneOf("created", "replaced"))
                        .required("size", JsonSchema.integer().described("Bytes written."))
                        .optional("etag", JsonSchema.string().described("Of the new content."))
                        .json());
    }
}
