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

/** {@code nc_cookbook_get_recipes_in_category}: the recipes of one category. */
@Singleton
public class RecipesInCategory {

    private static final Cursor CURSOR = new Cursor("nc_cookbook_get_recipes_in_category");

    record Input(
            @ToolArg(
                    description =
                            "A category as nc_cookbook_list_categories answers it; * or _ for recipes without one.")
            @NotBlank
            @Size(max = 200)
            String category,

            @ToolArg(description = "How many recipes to answer.", defaultValue = "100") @Min(1) @Max(500)
            int limit,

            @ToolArg(description = "next_cursor of the answer before, to go on behind it.")
            Optional<String> cursor) {}

    @Tool(
            name = "nc_cookbook_get_recipes_in_category",
            title = "List the recipes of a category",
            description =
                    "Lists the recipes of one category of the user's Nextcloud Cookbook, or those without a category.",
            scopes = "cookbook.read",
            apps = NextcloudApp.COOKBOOK,
            calls = "GET /index.php/apps/cookbook/api/v1/category/{category}",
            annotations = @Tool.Annotations(readOnlyHint = true))
    public Stubs list(Input input, NextcloudClient nextcloud) {
        var position = CURSOR.position(input.cursor());
        var category = input.category().strip();
        return Stubs.of(
                new Cookbook(nextcloud).inCategory(category.equals("*") ? "_" : category),
                CURSOR,
                position,
                input.limit());
    }
}
