package org.nextcloudmcp.nextcloud.cookbook;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.nextcloud.Cursor;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;

/** {@code nc_cookbook_search_recipes}: recipes by words. */
@Singleton
public class SearchRecipes {

    private static final Cursor CURSOR = new Cursor("nc_cookbook_search_recipes");

    record Input(
            @ToolArg(description = "Words to look for; upper and lower case are the same.") @NotBlank @Size(max = 200)
            String query,

            @ToolArg(description = "How many recipes to answer.", defaultValue = "100") @Min(1) @Max(500)
            int limit,

            @ToolArg(description = "next_cursor of the answer before, to go on behind it.")
            Optional<String> cursor) {}

    @Tool(
            name = "nc_cookbook_search_recipes",
            title = "Search recipes",
            description =
                    "Finds recipes of the user's Nextcloud Cookbook by words in their name, category or keywords. Ingredients and"
                            + " instructions are not searched: read recipes with nc_cookbook_get_recipe for that.",
            scopes = "cookbook.read",
            apps = NextcloudApp.COOKBOOK,
            calls = "GET /index.php/apps/cookbook/api/v1/search/{query}",
            annotations = @Tool.Annotations(readOnlyHint = true))
    public Stubs list(Input input, NextcloudClient nextcloud) {
        var position = CURSOR.position(input.cursor());
        return Stubs.of(new Cookbook(nextcloud).search(input.query().strip()), CURSOR, position, input.limit());
    }
}
