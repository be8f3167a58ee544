package org.nextcloudmcp.nextcloud.files.versions;

import static org.nextcloudmcp.apps.NextcloudApp.FILES;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.Pattern;
import java.util.Optional;
import org.nextcloudmcp.nextcloud.EntityTag;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.Refusals;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.nextcloud.files.FileEntry;
import org.nextcloudmcp.nextcloud.files.FilePath;
import org.nextcloudmcp.nextcloud.files.Files;
import org.nextcloudmcp.nextcloud.files.ListedFile;
import org.nextcloudmcp.schema.Description;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;
import org.nextcloudmcp.tools.ToolAnswer;

/** {@code nc_webdav_restore_version}: an earlier content becomes the current one. */
@Singleton
public class RestoreVersion {

    record Input(
            @ToolArg(description = "The file, from the user's root, such as Documents/report.txt.")
            String path,

            @ToolArg(description = "The version_id that nc_webdav_list_versions answered.")
            @Pattern(regexp = "\\d{1,18}")
            String versionId,

            @ToolArg(
                    description =
                            "The etag of the content that may be replaced. Left out, the current content is replaced,"
                                    + " whatever it is.")
            Optional<String> ifMatch) {}

    record Output(
            @Description("The file as it is now; left out if it could not be read again.")
            Optional<ListedFile> file,

            @Description("Of the content that was replaced.")
            Optional<String> replacedEtag) {}

    @Tool(
            name = "nc_webdav_restore_version",
            title = "Restore a version of a file",
            description =
                    "Makes an earlier content of a file the current one. Nextcloud keeps the content before as a version, so"
                            + " this can be taken back in the same way. With if_match, nothing is done if the file has another"
                            + " etag by now; Nextcloud cannot check this itself, so a change in the very moment of the call is"
                            + " not noticed.",
            scopes = "files.write",
            apps = FILES,
            calls = {
                "PROPFIND /remote.php/dav/files/{user}/{path}",
                "MOVE /remote.php/dav/versions/{user}/versions/{file_id}/{version_id}"
            })
    public ToolAnswer<Output> restore(Input input, NextcloudClient nextcloud) {
        var path = FilePath.parse(input.path());
        var files = new Files(nextcloud);
        var file = files.file(path);
        input.ifMatch().ifPresent(given -> refuseChanged(file, given));
        var answer = new Versions(nextcloud, files.tree(), file).restore(input.versionId());
        if (answer.is(404)) {
            throw new RefusedException(
                    path + " has no version " + input.versionId() + " (any more).",
                    "Nothing was changed. Use nc_webdav_list_versions to see which there are.");
        }
        if (!answer.is(201) && !answer.is(204)) {
            throw Refusals.of(answer, "version " + input.versionId() + " of " + path);
        }
        var now = files.find(path).map(entry -> ListedFile.of(entry, files.tree()));
        return ToolAnswer.of(
                new Output(now, file.etag()),
                "Restored version " + input.versionId() + " of " + path
                        + ". The content before was kept as a version.");
    }

    private static void refuseChanged(FileEntry file, String given) {
        if (!file.etag().equals(Optional.of(EntityTag.unquoted(given.strip())))) {
            throw new RefusedException(
                    "The file " + file.path() + " is now at " + file.state() + ". Nothing was restored.",
                    "Read it again; to replace it as it is now, pass its current etag as if_match.");
        }
    }
}
