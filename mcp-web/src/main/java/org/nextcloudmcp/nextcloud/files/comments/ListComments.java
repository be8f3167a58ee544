package org.nextcloudmcp.nextcloud.files.comments;

import static org.nextcloudmcp.apps.NextcloudApp.FILES;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.OptionalInt;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.files.FilePath;
import org.nextcloudmcp.schema.Description;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;

/** {@code nc_webdav_list_comments}: what people have said about a file. */
@Singleton
public class ListComments {

    record Input(
            @ToolArg(description = "The file or folder, from the user's root, such as Documents/report.txt.")
            String path,

            @ToolArg(description = "How many comments to answer.", defaultValue = "20") @Min(1) @Max(100)
            int limit,

            @ToolArg(description = "How many of the newest to leave out.", defaultValue = "0") @Min(0) @Max(1_000_000)
            int offset) {}

    record Output(
            String path,
            List<FileComment> comments,

            @Description("There if more may follow: give it as offset.")
            OptionalInt nextOffset) {}

    @Tool(
            name = "nc_webdav_list_comments",
            title = "List the comments on a file",
            description =
                    "Lists the comments on a file or folder of the user's Nextcloud, the newest first, each with its author, time"
                            + " and who is mentioned. If next_offset is there, older ones may follow. This is about comments on"
                            + " files, not on Deck cards.",
            scopes = "files.read",
            apps = FILES,
            calls = {"PROPFIND /remote.php/dav/files/{user}/{path}", "REPORT /remote.php/dav/comments/files/{file_id}"},
            annotations = @Tool.Annotations(readOnlyHint = true))
    public Output list(Input input, NextcloudClient nextcloud) {
        var path = FilePath.parse(input.path());
        var comments = FileComments.of(path, nextcloud).list(input.limit(), input.offset());
        var isFull = comments.size() >= input.limit();
        return new Output(
                path.toString(),
                comments,
                isFull ? OptionalInt.of(input.offset() + input.limit()) : OptionalInt.empty());
    }
}
