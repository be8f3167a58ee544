package org.nextcloudmcp.nextcloud.files.search;

import static org.nextcloudmcp.apps.NextcloudApp.FILES;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;

/** {@code nc_webdav_find_by_name}: files by their names. */
@Singleton
public class FindByName {

    private static final String NAME = "nc_webdav_find_by_name";

    record Input(
            @ToolArg(
                    description = "Part of the name, or a pattern for the whole name: * stands for anything, ? for one"
                            + " character. Upper and lower case are the same.")
            @Size(min = 1, max = 250)
            String pattern,

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
            title = "Find files by name",
            description =
                    "Finds files and folders by their names anywhere in the user's Nextcloud or below one folder, the "
                            + "newest first. Give a part of the name, or a pattern such as *.md. Names only: contents are not "
                            + "searched. If next_cursor is there, more may follow.",
            scopes = "files.read",
            apps = FILES,
            calls = "SEARCH /remote.php/dav/",
            annotations = @Tool.Annotations(readOnlyHint = true))
    public FoundFiles find(Input input, NextcloudClient nextcloud) {
        return FoundFiles.search(
                NAME, nextcloud, input.scope(), Condition.name(input.pattern()), input.limit(), input.cursor());
    }
}
