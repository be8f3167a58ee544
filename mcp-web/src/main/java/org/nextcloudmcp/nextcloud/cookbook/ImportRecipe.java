package org.nextcloudmcp.nextcloud.cookbook;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.Size;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.nextcloud.JsonAnswer;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.NextcloudResponse;
import org.nextcloudmcp.nextcloud.Refusals;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;
import org.nextcloudmcp.tools.ToolAnswer;

/** {@code nc_cookbook_import_recipe}: a recipe from a web page. */
@Singleton
public class ImportRecipe {

    record Input(
            @ToolArg(description = "The page's address, with http or https, as Nextcloud can reach it.")
            @Size(min = 1, max = 2000)
            String url) {}

    @Tool(
            name = "nc_cookbook_import_recipe",
            title = "Import a recipe",
            description =
                    "Takes a recipe from a web page into the user's Nextcloud Cookbook and answers it. Nextcloud itself fetches"
                            + " the page, and the page's owner sees that. Pages that describe their recipe for machines"
                            + " (schema.org) can be read; for others use nc_cookbook_create_recipe. What the answer says comes"
                            + " from that page.",
            scopes = "cookbook.write",
            apps = NextcloudApp.COOKBOOK,
            calls = "POST /index.php/apps/cookbook/api/v1/import",
            annotations = @Tool.Annotations(destructiveHint = false, openWorldHint = true))
    public ToolAnswer<Recipe> take(Input input, NextcloudClient nextcloud) {
        var page = WebPage.toFetch(input.url());
        var answer = new Cookbook(nextcloud).fetchFrom(page.address());
        if (answer.is(400)) {
            throw refusal(answer);
        }
        var json = JsonAnswer.object(Cookbook.success(answer, "the recipe of the page"), "the recipe of the page");
        var id = RecipeJson.id(json);
        if (id.isEmpty()) {
            throw Refusals.notNextcloud("the recipe of the page");
        }
        return ToolAnswer.of(
                Recipe.of(id.getAsLong(), json, nextcloud), "Imported recipe " + id.getAsLong() + " from a web page.");
    }

    /** The app's reasons are not passed on: told apart, they would show what answers in the network of Nextcloud. */
    private static RefusedException refusal(NextcloudResponse answer) {
        return answer.text().contains("No parser found")
                ? new RefusedException(
                        "The page has no recipe that the Cookbook app can read.",
                        "Nothing was imported. Read the page yourself and use nc_cookbook_create_recipe.")
                : new RefusedException(
                        "Nextcloud could not fetch the page, or could not make a recipe of it.",
                        "Nothing was imported. Check the address; some pages let no programs in.");
    }
}
