package org.nextcloudmcp.nextcloud.cookbook;

import jakarta.inject.Singleton;
import jakarta.json.JsonValue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;
import org.nextcloudmcp.tools.ToolAnswer;

/** {@code nc_cookbook_create_recipe}: a new recipe. */
@Singleton
public class CreateRecipe {

    record Input(
            @ToolArg(description = "The recipe's name, which no other recipe of the user has.")
            @NotBlank
            @Size(max = 200)
            String name,

            @ToolArg(description = "What the recipe is.") @Size(max = 10000)
            Optional<String> description,

            @ToolArg(description = "One ingredient with its amount each.") @Size(max = 500)
            Optional<List<@Size(max = 2000) String>> ingredients,

            @ToolArg(description = "One step each.") @Size(max = 500)
            Optional<List<@Size(max = 10000) String>> instructions,

            @ToolArg(description = "The web page that it comes from.") @Size(max = 2000)
            Optional<String> url,

            @ToolArg(description = "Time of preparation" + Time.EXAMPLE + ".") @Pattern(regexp = Time.FORM)
            Optional<String> prepTime,

            @ToolArg(description = "Time of cooking" + Time.EXAMPLE + ".") @Pattern(regexp = Time.FORM)
            Optional<String> cookTime,

            @ToolArg(description = "Whole time" + Time.EXAMPLE + ".") @Pattern(regexp = Time.FORM)
            Optional<String> totalTime,

            @ToolArg(description = "Servings.") @Min(1) @Max(10000)
            OptionalInt recipeYield,

            @ToolArg(description = "A category; a recipe has one at most.") @Size(max = 200)
            Optional<String> category,

            @ToolArg(description = "Keywords with commas between.") @Size(max = 1000)
            Optional<String> keywords) {

        RecipeFields fields() {
            return new RecipeFields(
                    Optional.of(name),
                    description,
                    ingredients,
                    instructions,
                    url,
                    prepTime,
                    cookTime,
                    totalTime,
                    recipeYield,
                    category,
                    keywords);
        }
    }

    @Tool(
            name = "nc_cookbook_create_recipe",
            title = "Create a recipe",
            description =
                    "Creates a recipe in the user's Nextcloud Cookbook and answers it as it was stored. Only the name is needed;"
                            + " it has to be new. To take a recipe from a web page use nc_cookbook_import_recipe.",
            scopes = "cookbook.write",
            apps = NextcloudApp.COOKBOOK,
            calls = {
                "POST /index.php/apps/cookbook/api/v1/recipes",
                "GET /index.php/apps/cookbook/api/v1/recipes/{recipe_id}"
            },
            annotations = @Tool.Annotations(destructiveHint = false))
    public ToolAnswer<Recipe> create(Input input, NextcloudClient nextcloud) {
        WebPage.check(input.url());
        var cookbook = new Cookbook(nextcloud);
        var id = cookbook.create(input.fields().in(JsonValue.EMPTY_JSON_OBJECT));
        return ToolAnswer.of(Recipe.of(id, cookbook.get(id), nextcloud), "Created recipe " + id + ".");
    }
}
