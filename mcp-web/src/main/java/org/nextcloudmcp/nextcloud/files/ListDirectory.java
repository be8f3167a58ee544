package org.nextcloudmcp.nextcloud.files;

import static org.nextcloudmcp.apps.NextcloudApp.FILES;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Optional;
import org.nextcloudmcp.nextcloud.Cursor;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.schema.Description;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;

/** {@code nc_webdav_list_directory}: what is in a folder. */
@Singleton
public class ListDirectory {

    private static final Cursor CURSOR = new Cursor("nc_webdav_list_directory");

    record Input(
            @ToolArg(
                    description = "The folder, from the user's root, such as Documents/Letters; / is the root. Names as"
                            + " people write them, not percent-encoded.",
                    defaultValue = "/")
            String path,

            @ToolArg(description = "How many entries to answer.", defaultValue = "200") @Min(1) @Max(1000)
            int limit,

            @ToolArg(description = "next_cursor of the answer before, to go on behind it; left out for the first page.")
            Optional<String> cursor) {}

    record Output(
            @Description("The folder.") String path,
            List<ListedFile> entries,
            @Description("How many entries the folder has.") int total,

            @Description("There if more entries follow: give it as cursor.")
            Optional<String> nextCursor) {}

    @Tool(
            name = "nc_webdav_list_directory",
            title = "List a folder",
            description =
                    "Lists the files and folders directly inside one folder of the user's Nextcloud, sorted by name. Each entry"
                            + " has its path (use it as it is with the other file tools), type, size in bytes, media type,"
                            + " etag, time of the last change (UTC), Nextcloud's permission letters and a link for people. If"
                            + " next_cursor is there, call again with it as cursor for more. To look in all folders at once,"
                            + " use nc_webdav_find_by_name or nc_webdav_search_files.",
            scopes = "files.read",
            apps = FILES,
            calls = "PROPFIND /remote.php/dav/files/{user}/{path}",
            annotations = @Tool.Annotations(readOnlyHint = true))
    public Output list(Input input, NextcloudClient nextcloud) {
        var folder = FilePath.parse(input.path());
        var position = CURSOR.position(input.cursor());
        var files = new Files(nextcloud);
        var page = FolderPage.read(files, folder, position, nextcloud.limits().entries(input.limit()));
        return new Output(
                folder.toString(),
                page.entries().stream()
                        .map(entry -> ListedFile.of(entry, files.tree()))
                        .toList(),
                page.total(),
                page.next().map(CURSOR::behind));
    }
}
