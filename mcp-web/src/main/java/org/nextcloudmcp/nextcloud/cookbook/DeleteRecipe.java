package org.nextcloudmcp.nextcloud.cookbook;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.Min;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;
import org.nextcloudmcp.tools.ToolAnswer;

/** {@code nc_cookbook_delete_recipe}: a recipe less. */
@Singleton
public class DeleteRecipe {

    record Input(
            @ToolArg(description = "The recipe's id, as the lists and the search answer it.") @Min(1)
            long recipeId) {}

    record Output(long deletedId, String name) {}

    @Tool(
            name = "nc_cookbook_delete_recipe",
            title = "Delete a recipe",
            description =
                    "Deletes a recipe of the user's Nextcloud Cookbook and answers its name. A recipe is a folder of files, with"
                            + " its picture: the folder goes into the trash bin of the user's files, where Nextcloud has one,"
                            + " and can be restored from there; nc_cookbook_reindex then finds the recipe again.",
            scopes = "cookbook.write",
            apps = NextcloudApp.COOKBOOK,
            calls = {
                "GET /index.php/apps/cookbook/api/v1/recipes/{recipe_id}",
                "DELETE /index.php/apps/cookbook/api/v1/recipes/{recipe_id}"
            },
            annotations = @Tool.Annotations(idempotentHint = true))
    public ToolAnswer<Output> delete(Input input, NextcloudClient nextcloud) {
        var cookbook = new Cookbook(nextcloud);
        // The app would delete any folder with this id below the recipes, and says “deleted” even if it did nothing.
        var name = cookbook.get(input.recipeId()).getString("name", "");
        cookbook.delete(input.recipeId());
        return ToolAnswer.of(
                new Output(input.recipeId(), name),
                "Deleted recipe " + input.recipeId() + ", “" + name
                        + "”. Its folder is in the trash bin of the user's files, where Nextcloud has one.");
    }
}
