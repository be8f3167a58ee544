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
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;

/** {@code nc_cookbook_get_recipes_with_keywords}: the recipes that have certain keywords. */
@Singleton
public class RecipesWithKeywords {

    private static final Cursor CURSOR = new Cursor("nc_cookbook_get_recipes_with_keywords");

    record Input(
            @ToolArg(description = "One keyword, or several with commas between.") @NotBlank @Size(max = 500)
            String keywords,

            @ToolArg(description = "How many recipes to answer.", defaultValue = "100") @Min(1) @Max(500)
            int limit,

            @ToolArg(description = "next_cursor of the answer before, to go on behind it.")
            Optional<String> cursor) {}

    @Tool(
            name = "nc_cookbook_get_recipes_with_keywords",
            title = "List recipes by keywords",
            description = "Lists the recipes of the user's Nextcloud Cookbook that have all of the given keywords, as"
                    + " nc_cookbook_list_keywords answers them; upper and lower case are the same.",
            scopes = "cookbook.read",
            apps = NextcloudApp.COOKBOOK,
            calls = "GET /index.php/apps/cookbook/api/v1/recipes",
            annotations = @Tool.Annotations(readOnlyHint = true))
    public Stubs list(Input input, NextcloudClient nextcloud) {
        var position = CURSOR.position(input.cursor());
        var wanted = RecipeJson.keywords(input.keywords());
        if (wanted.isEmpty()) {
            throw new RefusedException("The argument keywords has no word.", "Give one keyword at least.");
        }
        // The app has an address for this, which was seen to answer nothing for keywords that exist.
        var having = new Cookbook(nextcloud)
                .all().stream()
                        .filter(recipe -> wanted.stream().allMatch(recipe::has))
                        .toList();
        return Stubs.of(having, CURSOR, position, input.limit());
    }
}
