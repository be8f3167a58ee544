package org.nextcloudmcp.nextcloud.files.trash;

import static org.nextcloudmcp.apps.NextcloudApp.FILES;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Optional;
import org.nextcloudmcp.nextcloud.Cursor;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.files.FilePath;
import org.nextcloudmcp.nextcloud.files.FileTree;
import org.nextcloudmcp.paging.Page;
import org.nextcloudmcp.schema.Description;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;

/** {@code nc_webdav_list_trash}: what was deleted. */
@Singleton
public class ListTrash {

    private static final Cursor CURSOR = new Cursor("nc_webdav_list_trash");

    record Input(
            @ToolArg(
                    description =
                            "Only what was deleted from this place or below it, from the user's root; / is everything.",
                    defaultValue = "/")
            String path,

            @ToolArg(description = "How many items to answer.", defaultValue = "50") @Min(1) @Max(500)
            int limit,

            @ToolArg(description = "next_cursor of the answer before, to go on behind it; left out for the first page.")
            Optional<String> cursor) {}

    record Output(
            List<TrashItem> items,

            @Description("There if more items follow: give it as cursor.")
            Optional<String> nextCursor) {}

    @Tool(
            name = "nc_webdav_list_trash",
            title = "List deleted files",
            description =
                    "Lists the deleted files and folders in the user's trash bin, the newest first, with the place where each"
                            + " was and a trash_id for nc_webdav_restore_from_trash. What lies inside a deleted folder is not"
                            + " listed: restore the folder. Nextcloud removes old items by itself when space is short or after"
                            + " the time its administrator has set.",
            scopes = "files.read",
            apps = FILES,
            calls = "PROPFIND /remote.php/dav/trashbin/{user}/trash",
            annotations = @Tool.Annotations(readOnlyHint = true))
    public Output list(Input input, NextcloudClient nextcloud) {
        var below = FilePath.parse(input.path());
        var position = CURSOR.position(input.cursor());
        var limit = nextcloud.limits().entries(input.limit());
        var items = new Trash(nextcloud, new FileTree(nextcloud)).list(below, position, limit);
        var page = Page.ofRest(items, TrashItem::key, limit);
        return new Output(page.entries(), page.next().map(CURSOR::behind));
    }
}
