package org.nextcloudmcp.nextcloud.files;

import static org.nextcloudmcp.apps.NextcloudApp.FILES;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;
import org.nextcloudmcp.call.Progress;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.Pause;
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
            Optional<String> ifMatch,

            @ToolArg(
                    description =
                            "With if_match: how many bytes the content to replace has (the size that nc_webdav_read_file"
                                    + " answered). It tells contents apart that Nextcloud gives the same etag.")
            @Min(0)
            OptionalLong ifSize) {}

    record Output(
            String path,
            Status status,
            @Description("Bytes written.") int size,
            @Description("Of the new content.") Optional<String> etag,
            OptionalLong fileId,
            @Description("Where a person opens it.") Optional<URI> page) {}

    enum Status {
        CREATED,
        REPLACED
    }

    private final Pause pause;

    @Inject
    public WriteFile(Pause pause) {
        this.pause = pause;
    }

    @Tool(
            name = "nc_webdav_write_file",
            title = "Write a file",
            description =
                    "Creates a file in the user's Nextcloud, or replaces its whole content. Without if_match it only creates: if"
                            + " the file exists, nothing is written and the answer tells its current etag. With if_match, the"
                            + " etag of the content you have read, it replaces that content only: if somebody has changed the"
                            + " file since, nothing is written. Nextcloud's etags change once a second at most, so a change"
                            + " made by somebody else within the very second of the content you read is noticed only if its"
                            + " size differs from if_size. The folder must exist: nc_webdav_create_directory makes one. The"
                            + " content before is normally kept as a version (nc_webdav_list_versions).",
            scopes = "files.write",
            apps = FILES,
            calls = {
                "PUT /remote.php/dav/files/{user}/{path}",
                "PROPFIND /remote.php/dav/files/{user}/{path}",
                "MKCOL /remote.php/dav/uploads/{user}/{upload}",
                "PUT /remote.php/dav/uploads/{user}/{upload}/{chunk}",
                "MOVE /remote.php/dav/uploads/{user}/{upload}/.file",
                "DELETE /remote.php/dav/uploads/{user}/{upload}"
            })
    public Output write(Input input, NextcloudClient nextcloud, Progress progress) {
        var path = FilePath.parse(input.path());
        if (path.isRoot()) {
            throw new RefusedException("The path names no file.", "Give one such as Documents/report.txt.");
        }
        var seen = input.ifMatch().map(given -> WriteConflict.tag(given, "if_match"));
        if (input.ifSize().isPresent() && seen.isEmpty()) {
            throw new RefusedException(
                    "if_size is about the content to replace, but there is no if_match.", "Give both, or neither.");
        }
        var content = FileContent.of(input.content(), input.contentType());
        var most = nextcloud.limits().fileBytes();
        if (content.bytes().length > most) {
            throw new RefusedException(
                    "The content has " + content.bytes().length + " bytes; this server writes " + most + " at most.",
                    "Write a smaller file.");
        }
        var files = new Files(nextcloud);
        var write = new FileWrite(files, pause, progress, path, content);
        return seen.isPresent() ? write.replace(seen.get(), input.ifSize()) : write.create();
    }
}
