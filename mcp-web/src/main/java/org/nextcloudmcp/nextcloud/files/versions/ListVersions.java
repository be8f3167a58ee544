package org.nextcloudmcp.nextcloud.files.versions;

import static org.nextcloudmcp.apps.NextcloudApp.FILES;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Optional;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.files.FilePath;
import org.nextcloudmcp.nextcloud.files.Files;
import org.nextcloudmcp.schema.Description;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;

/** {@code nc_webdav_list_versions}: what a file contained before. */
@Singleton
public class ListVersions {

    record Input(
            @ToolArg(description = "The file, from the user's root, such as Documents/report.txt.")
            String path,

            @ToolArg(description = "How many of the newest versions to answer.", defaultValue = "50") @Min(1) @Max(500)
            int limit) {}

    record Output(
            String path,
            @Description("Of the current content.") Optional<String> etag,
            List<FileVersion> versions,
            @Description("How many versions there are.") int total) {}

    @Tool(
            name = "nc_webdav_list_versions",
            title = "List the versions of a file",
            description =
                    "Lists the earlier contents that Nextcloud has kept of a file, the newest first, with time, size and author;"
                            + " the newest can be the current content. Read one with nc_webdav_read_file and its version_id as"
                            + " version; bring one back with nc_webdav_restore_version. Nextcloud thins versions out as they"
                            + " get older and keeps none of folders.",
            scopes = "files.read",
            apps = FILES,
            calls = {
                "PROPFIND /remote.php/dav/files/{user}/{path}",
                "PROPFIND /remote.php/dav/versions/{user}/versions/{file_id}"
            },
            annotations = @Tool.Annotations(readOnlyHint = true))
    public Output list(Input input, NextcloudClient nextcloud) {
        var path = FilePath.parse(input.path());
        var files = new Files(nextcloud);
        var file = files.file(path);
        var versions = new Versions(nextcloud, files.tree(), file).list();
        return new Output(
                path.toString(),
                file.etag(),
                versions.stream()
                        .limit(nextcloud.limits().entries(input.limit()))
                        .toList(),
                versions.size());
    }
}
