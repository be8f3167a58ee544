package org.nextcloudmcp.nextcloud.files;

import static org.nextcloudmcp.apps.NextcloudApp.FILES;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;
import org.nextcloudmcp.tools.ToolAnswer;

/** {@code nc_webdav_copy_resource}: a file or a folder is copied. */
@Singleton
public class CopyResource {

    record Input(
            @ToolArg(description = "The file or folder to copy, from the user's root, such as Inbox/scan.pdf.")
            String sourcePath,

            @ToolArg(
                    description =
                            "The whole new path, with the name at its end, such as Documents/Letters/scan.pdf. Its folder"
                                    + " must exist.")
            String destinationPath,

            @ToolArg(description = "Whether a file at the destination may be replaced.", defaultValue = "false")
            boolean overwrite,

            @ToolArg(
                    description =
                            "With overwrite: the etag of the file at the destination that may be replaced. Left out,"
                                    + " whatever file is there is replaced, and the answer tells which.")
            Optional<String> ifDestinationMatch) {}

    @Tool(
            name = "nc_webdav_copy_resource",
            title = "Copy a file or folder",
            description =
                    "Copies a file, or a folder with everything in it, inside the user's Nextcloud. The copy has a file_id of"
                            + " its own, and no shares, comments or versions. Nothing at the destination is replaced unless"
                            + " overwrite is true, and folders are never replaced: if something is there, the answer tells its"
                            + " etag.",
            scopes = "files.write",
            apps = FILES,
            calls = {"PROPFIND /remote.php/dav/files/{user}/{path}", "COPY /remote.php/dav/files/{user}/{path}"})
    public ToolAnswer<TransferOutput> copy(Input input, NextcloudClient nextcloud) {
        var source = FilePath.parse(input.sourcePath());
        var destination = FilePath.parse(input.destinationPath());
        var seen = input.ifDestinationMatch().map(given -> WriteConflict.tag(given, "if_destination_match"));
        Transfer.check(source, destination, input.overwrite(), seen);
        return new Transfer(new Files(nextcloud), "COPY", source, destination)
                .run(input.overwrite(), seen)
                .told("Copied", destination);
    }
}
