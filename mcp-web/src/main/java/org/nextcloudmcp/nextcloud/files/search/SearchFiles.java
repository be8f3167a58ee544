package org.nextcloudmcp.nextcloud.files.search;

import static org.nextcloudmcp.apps.NextcloudApp.FILES;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Optional;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;

/** {@code nc_webdav_search_files}: files by several things at once. */
@Singleton
public class SearchFiles {

    private static final String NAME = "nc_webdav_search_files";

    record Input(
            @ToolArg(
                    description =
                            "Part of the name, or a pattern: * stands for anything, ? for one character. Upper and lower"
                                    + " case are the same.")
            Optional<@Size(min = 1, max = 250) String> namePattern,

            @ToolArg(description = "Media type such as application/pdf, or a kind such as image/*.")
            Optional<@Size(min = 1, max = 100) String> mimeType,

            @ToolArg(description = "Only what the user has marked as a favourite.", defaultValue = "false")
            boolean onlyFavorites,

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
            title = "Search files",
            description =
                    "Searches the user's files and folders by name, media type and favourites together, the newest first; "
                            + "each condition that is left out matches everything. Searches names, not contents. Answers paths, "
                            + "sizes, etags and links. If next_cursor is there, more may follow. For one condition alone there are "
                            + "nc_webdav_find_by_name, nc_webdav_find_by_type and nc_webdav_list_favorites.",
            scopes = "files.read",
            apps = FILES,
            calls = "SEARCH /remote.php/dav/",
            annotations = @Tool.Annotations(readOnlyHint = true))
    public FoundFiles search(Input input, NextcloudClient nextcloud) {
        var conditions = new ArrayList<Condition>();
        input.namePattern().map(Condition::name).ifPresent(conditions::add);
        input.mimeType().map(Condition::type).ifPresent(conditions::add);
        if (input.onlyFavorites()) {
            conditions.add(Condition.FAVORITE);
        }
        return FoundFiles.search(
                NAME, nextcloud, input.scope(), Condition.all(conditions), input.limit(), input.cursor());
    }
}
