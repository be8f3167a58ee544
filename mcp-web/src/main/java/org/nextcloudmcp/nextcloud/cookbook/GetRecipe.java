package org.nextcloudmcp.nextcloud.cookbook;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.Min;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;

/** {@code nc_cookbook_get_recipe}: one whole recipe. */
@Singleton
public class GetRecipe {

    record Input(
            @ToolArg(description = "The recipe's id, as the lists and the search answer it.") @Min(1)
            long recipeId) {}

    @Tool(
            name = "nc_cookbook_get_recipe",
            title = "Read a recipe",
            description =
                    "Reads one recipe of the user's Nextcloud Cookbook: ingredients, instructions, tools, nutrition, times,"
                            + " servings, category, keywords and where it came from.",
            scopes = "cookbook.read",
            apps = NextcloudApp.COOKBOOK,
            calls = "GET /index.php/apps/cookbook/api/v1/recipes/{recipe_id}",
            annotations = @Tool.Annotations(readOnlyHint = true))
    public Recipe get(Input input, NextcloudClient nextcloud) {
        return Recipe.of(input.recipeId(), new Cookbook(nextcloud).get(input.recipeId()), nextcloud);
    }
}
