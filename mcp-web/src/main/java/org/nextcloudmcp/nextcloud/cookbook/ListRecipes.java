package org.nextcloudmcp.nextcloud.cookbook;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Optional;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.nextcloud.Cursor;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;

/** {@code nc_cookbook_list_recipes}: which recipes there are. */
@Singleton
public class ListRecipes {

    private static final Cursor CURSOR = new Cursor("nc_cookbook_list_recipes");

    record Input(
            @ToolArg(description = "How many recipes to answer.", defaultValue = "100") @Min(1) @Max(500)
            int limit,

            @ToolArg(description = "next_cursor of the answer before, to go on behind it.")
            Optional<String> cursor) {}

    @Tool(
            name = "nc_cookbook_list_recipes",
            title = "List recipes",
            description =
                    "Lists all recipes of the user's Nextcloud Cookbook by name: id, name, category, keywords and time of the last"
                            + " change. Use nc_cookbook_get_recipe with the id for ingredients and instructions.",
            scopes = "cookbook.read",
            apps = NextcloudApp.COOKBOOK,
            calls = "GET /index.php/apps/cookbook/api/v1/recipes",
            annotations = @Tool.Annotations(readOnlyHint = true))
    public Stubs list(Input input, NextcloudClient nextcloud) {
        var position = CURSOR.position(input.cursor());
        return Stubs.of(new Cookbook(nextcloud).all(), CURSOR, position, input.limit());
    }
}
