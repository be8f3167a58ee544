package org.nextcloudmcp.nextcloud.cookbook;

import jakarta.inject.Singleton;
import java.util.List;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.nextcloud.JsonAnswer;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.schema.Description;
import org.nextcloudmcp.tools.Tool;

/** {@code nc_cookbook_list_categories}: which categories there are. */
@Singleton
public class ListCategories {

    /** The app's name for recipes without a category. */
    private static final String NONE = "*";

    record Output(
            List<Counted> categories,
            @Description("How many recipes have none.") long withoutCategory) {}

    @Tool(
            name = "nc_cookbook_list_categories",
            title = "List recipe categories",
            description =
                    "Lists the categories of the recipes in the user's Nextcloud Cookbook with how many recipes each has."
                            + " Use a name with nc_cookbook_get_recipes_in_category.",
            scopes = "cookbook.read",
            apps = NextcloudApp.COOKBOOK,
            calls = "GET /index.php/apps/cookbook/api/v1/categories",
            annotations = @Tool.Annotations(readOnlyHint = true))
    public Output list(NextcloudClient nextcloud) {
        var all = new Cookbook(nextcloud).counts("categories");
        return new Output(
                all.stream()
                        .map(Counted::of)
                        .filter(category -> !category.name().equals(NONE))
                        .toList(),
                all.stream()
                        .filter(category -> category.getString("name", "").equals(NONE))
                        .mapToLong(category ->
                                JsonAnswer.integer(category, "recipe_count").orElse(0))
                        .sum());
    }
}
