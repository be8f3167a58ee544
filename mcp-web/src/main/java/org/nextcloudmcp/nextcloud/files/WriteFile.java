package org.nextcloudmcp.nextcloud.files;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.nextcloudmcp.nextcloud.EntityTag;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.NextcloudResponse;
import org.nextcloudmcp.nextcloud.Refusals;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.schema.Description;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;

/**
 * {@code nc_webdav_write_file}: a new file, or a new content for one that the caller has seen. There is no third way: a
 * write without condition would overwrite what somebody else wrote in between.
 */
@Singleton
public class WriteFile {

    record Input(
            @ToolArg(
                    description =
                            "The file, from the user's root, such as Documents/report.txt. As people write it, not"
                                    + " percent-encoded.")
            String path,

            @ToolArg(description = "The whole new content.") String content,

            @ToolArg(
                    description = "Media type. End it with ;base64 if content is Base64 of binary data, such as"
                            + " application/pdf;base64.",
                    defaultValue = "text/plain; charset=utf-8")
            String contentType,

            @ToolArg(
                    description =
                            "The etag of the content to replace, as another file tool answered it. Leave it out to create"
                                    + " a new file.")
            Optional<String> ifMatch) {}

    record Output(
            String path,
            Status status,
            @Description("Bytes written.") int size,
            @Description("Of the new content.") Optional<String> etag) {}

    enum Status {
        CREATED,
        REPLACED
    }

    @Tool(
            name = "nc_webdav_write_file",
            title = "Write a file",
            description =
                    "Creates a file in the user's Nextcloud, or replaces its whole content. Without if_match it only creates: if"
                            + " the file exists, nothing is written and the answer tells its current etag. With if_match, the"
                            + " etag of the content you have read, it replaces that content only: if somebody has changed the"
                            + " file since, nothing is written. Nextcloud's etags change once a second at most, so a change"
                            + " made by somebody else within the very second of the content you read cannot be noticed. The"
                            + " folder must exist.",
            scopes = "files.write")
    public Output write(Input input, NextcloudClient nextcloud) {
        var path = FilePath.parse(input.path());
        if (path.isRoot()) {
            throw new RefusedException("The path names no file.", "Give one such as Documents/report.txt.");
        }
        var content = FileContent.of(input.content(), input.contentType());
        var seen = input.ifMatch().map(WriteFile::tag);
        var files = new Files(nextcloud);
        var answer = files.write(path, content, seen);
        if (answer.is(412)) {
            throw WriteConflict.of(path, seen, files.find(path));
        }
        return written(path, content.bytes().length, answer);
    }

    private static EntityTag tag(String given) {
        return EntityTag.parse(given)
                .orElseThrow(() -> new RefusedException(
                        "The argument if_match is not an etag.",
                        "Use the etag that nc_webdav_read_file or nc_webdav_list_directory answered; leave it out to"
                                + " create a file."));
    }

    private static Output written(FilePath path, int size, NextcloudResponse answer) {
        return switch (answer.status()) {
            case 201 -> new Output(path.toString(), Status.CREATED, size, answer.etag());
            case 204 -> new Output(path.toString(), Status.REPLACED, size, answer.etag());
            case 404 ->
                throw new RefusedException(
                        "There is no folder " + path.parent() + " to write into.",
                        "Nothing was written. Create the folder first, or choose one that nc_webdav_list_directory shows.");
            case 409 ->
                throw new RefusedException(
                        path + " is a folder, or a part of its path is a file.",
                        "Nothing was written. Choose another path.");
            default -> throw Refusals.of(answer, path.toString());
        };
    }
}
