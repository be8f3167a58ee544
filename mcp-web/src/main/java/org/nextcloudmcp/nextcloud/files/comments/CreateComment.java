package org.nextcloudmcp.nextcloud.files.comments;

import static org.nextcloudmcp.apps.NextcloudApp.FILES;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.OptionalLong;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.files.FilePath;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;

/** {@code nc_webdav_create_comment}: something to say about a file. */
@Singleton
public class CreateComment {

    /** Nextcloud's own limit; it would take an empty comment, though. */
    private static final int LONGEST = 1000;

    record Input(
            @ToolArg(description = "The file or folder, from the user's root, such as Documents/report.txt.")
            String path,

            @ToolArg(
                    description =
                            "The comment, at most 1000 characters of plain text. @ and a user id mentions somebody, who is"
                                    + " told then.")
            @NotBlank
            @Size(max = LONGEST)
            String message) {}

    record Output(String path, OptionalLong commentId) {}

    @Tool(
            name = "nc_webdav_create_comment",
            title = "Comment on a file",
            description =
                    "Adds a comment to a file or folder of the user's Nextcloud, in the user's name. Everybody who has access to"
                            + " the file can read it, and people mentioned in it are notified.",
            scopes = "files.write",
            apps = FILES,
            calls = {"PROPFIND /remote.php/dav/files/{user}/{path}", "POST /remote.php/dav/comments/files/{file_id}"},
            annotations = @Tool.Annotations(destructiveHint = false))
    public Output create(Input input, NextcloudClient nextcloud) {
        var path = FilePath.parse(input.path());
        return new Output(path.toString(), FileComments.of(path, nextcloud).create(input.message()));
    }
}
