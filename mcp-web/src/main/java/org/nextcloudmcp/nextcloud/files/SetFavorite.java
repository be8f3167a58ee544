package org.nextcloudmcp.nextcloud.files;

import static org.nextcloudmcp.apps.NextcloudApp.FILES;

import jakarta.inject.Singleton;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.Refusals;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.schema.Description;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;

/** {@code nc_webdav_set_favorite}: a file or a folder becomes a favourite, or is one no more. */
@Singleton
public class SetFavorite {

    record Input(
            @ToolArg(description = "The file or folder, from the user's root, such as Documents/report.txt.")
            String path,

            @ToolArg(description = "true to mark it, false to take the mark away.", defaultValue = "true")
            boolean favorite) {}

    record Output(String path, @Description("As it is now.") boolean favorite) {}

    @Tool(
            name = "nc_webdav_set_favorite",
            title = "Mark or unmark a favourite",
            description =
                    "Marks a file or a folder of the user's Nextcloud as a favourite, or takes the mark away. The content is not"
                            + " changed, and nobody else sees it. nc_webdav_list_favorites lists them.",
            scopes = "files.write",
            apps = FILES,
            calls = {"PROPPATCH /remote.php/dav/files/{user}/{path}", "PROPFIND /remote.php/dav/files/{user}/{path}"},
            annotations = @Tool.Annotations(destructiveHint = false, idempotentHint = true))
    public Output mark(Input input, NextcloudClient nextcloud) {
        var path = FilePath.parse(input.path());
        if (path.isRoot()) {
            throw new RefusedException("The root cannot be a favourite.", "Give the path of a file or folder in it.");
        }
        var files = new Files(nextcloud);
        var answer = files.changes().mark(path, input.favorite());
        if (!answer.is(207)) {
            throw Refusals.of(answer, path.toString());
        }
        // The answer is 207 even when the property is refused, so what is there now is read.
        var isFavorite = files.find(path).flatMap(FileEntry::favorite).orElse(false);
        if (isFavorite != input.favorite()) {
            throw new RefusedException(
                    "Nextcloud did not change the mark of " + path + ".",
                    "The user may not be allowed to; try it in Nextcloud itself.");
        }
        return new Output(path.toString(), isFavorite);
    }
}
