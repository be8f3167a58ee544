package org.nextcloudmcp.nextcloud.files.search;

import static org.nextcloudmcp.apps.NextcloudApp.FILES;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Optional;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;

/** {@code nc_webdav_list_favorites}: what the user has marked. */
@Singleton
public class ListFavorites {

    private static final String NAME = "nc_webdav_list_favorites";

    record Input(
            @ToolArg(
                    description =
                            "The folder to search, with all folders in it, from the user's root; / is everything.",
                    defaultValue = "/")
            String scope,

            @ToolArg(description = "How many files to answer.", defaultValue = "50") @Min(1) @Max(500)
            int limit,

            @ToolArg(description = "next_cursor of the answer before, to go on behind it; left out for the first page.")
            Optional<String> cursor) {}

    @Tool(
            name = NAME,
            title = "List favourites",
            description =
                    "Lists the files and folders that the user has marked as favourites, anywhere or below one folder, "
                            + "the newest first. Use nc_webdav_set_favorite to mark one. If next_cursor is there, more may follow.",
            scopes = "files.read",
            apps = FILES,
            calls = "SEARCH /remote.php/dav/",
            annotations = @Tool.Annotations(readOnlyHint = true))
    public FoundFiles list(Input input, NextcloudClient nextcloud) {
        return FoundFiles.search(NAME, nextcloud, input.scope(), Condition.FAVORITE, input.limit(), input.cursor());
    }
}
