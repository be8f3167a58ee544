package org.nextcloudmcp.nextcloud.files;

import static org.nextcloudmcp.apps.NextcloudApp.FILES;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.Refusals;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.schema.Description;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;

/** {@code nc_webdav_create_directory}: a new folder. */
@Singleton
public class CreateDirectory {

    record Input(
            @ToolArg(
                    description =
                            "The new folder, from the user's root, such as Documents/Letters. Not percent-encoded.")
            String path) {}

    record Output(
            String path,

            @Description("exists: it was there before; nothing was changed.")
            Status status,

            OptionalLong fileId,
            @Description("Where a person opens it.") Optional<URI> page) {}

    enum Status {
        CREATED,
        EXISTS
    }

    @Tool(
            name = "nc_webdav_create_directory",
            title = "Create a folder",
            description =
                    "Creates one folder in the user's Nextcloud. The folder above it must exist; create a longer path from the"
                            + " top, one call for each folder. If the folder is there already, nothing is changed and status is"
                            + " exists.",
            scopes = "files.write",
            apps = FILES,
            calls = {"MKCOL /remote.php/dav/files/{user}/{path}", "PROPFIND /remote.php/dav/files/{user}/{path}"},
            annotations = @Tool.Annotations(destructiveHint = false, idempotentHint = true))
    public Output create(Input input, NextcloudClient nextcloud) {
        var path = FilePath.parse(input.path());
        if (path.isRoot()) {
            throw new RefusedException("The path names no folder.", "Give one such as Documents/Letters.");
        }
        var files = new Files(nextcloud);
        var answer = files.changes().createFolder(path);
        return switch (answer.status()) {
            case 201 -> output(files, path, Status.CREATED);
            case 405 -> output(files, path, Status.EXISTS);
            case 409 ->
                throw new RefusedException(
                        "There is no folder " + path.parent() + " to create it in.",
                        "Nothing was created. Create that folder first.");
            default -> throw Refusals.of(answer, "the folder " + path);
        };
    }

    private static Output output(Files files, FilePath path, Status status) {
        var found = files.find(path);
        if (found.isPresent() && !found.get().folder()) {
            throw new RefusedException(
                    path + " is a file, so no folder was created.", "Choose another name, or move the file away.");
        }
        var id = found.map(FileEntry::fileId).orElse(OptionalLong.empty());
        return new Output(path.toString(), status, id, files.tree().link(id));
    }
}
