package org.nextcloudmcp.nextcloud.cookbook;

import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;
import org.nextcloudmcp.tools.ToolAnswer;

/** {@code nc_cookbook_update_recipe}: another version of a recipe. */
@Singleton
public class UpdateRecipe {

    record Input(
            @ToolArg(description = "The recipe's id, as the lists and the search answer it.") @Min(1)
            long recipeId,

            @ToolArg(description = "A new name, which no other recipe of the user has.") @NotBlank @Size(max = 200)
            Optional<String> name,

            @ToolArg(description = "What the recipe is.") @Size(max = 10000)
            Optional<String> description,

            @ToolArg(description = "One ingredient with its amount each. Replaces all that are there.") @Size(max = 500)
            Optional<List<@Size(max = 2000) String>> ingredients,

            @ToolArg(description = "One step each. Replaces all that are there.") @Size(max = 500)
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

            @ToolArg(description = "Keywords with commas between. Replaces all that are there.") @Size(max = 1000)
            Optional<String> keywords,

            @ToolArg(
                    description = "modified of the recipe as it was read; if it was changed since, nothing is written.")
            Optional<Instant> expectedModified) {

        RecipeFields fields() {
            return new RecipeFields(
                    name,
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
            name = "nc_cookbook_update_recipe",
            title = "Change a recipe",
            description =
                    "Changes parts of a recipe in the user's Nextcloud Cookbook and answers it as it is stored now. What is left"
                            + " out stays as it is; a list replaces the whole list, an empty text takes a part away. The app"
                            + " knows no conditional writes: with expected_modified the recipe is looked at right before, but a"
                            + " change in the same moment is overwritten.",
            scopes = "cookbook.write",
            apps = NextcloudApp.COOKBOOK,
            calls = {
                "GET /index.php/apps/cookbook/api/v1/recipes/{recipe_id}",
                "PUT /index.php/apps/cookbook/api/v1/recipes/{recipe_id}"
            },
            annotations = @Tool.Annotations(idempotentHint = true))
    public ToolAnswer<Recipe> update(Input input, NextcloudClient nextcloud) {
        WebPage.check(input.url());
        var id = input.recipeId();
        var cookbook = new Cookbook(nextcloud);
        var before = cookbook.get(id);
        var after = input.fields().in(before);
        checkExpected(input, before);
        if (after.equals(before)) {
            return ToolAnswer.of(
                    Recipe.of(id, before, nextcloud), "Nothing was written: recipe " + id + " is like this already.");
        }
        cookbook.replace(id, sent(id, after));
        return ToolAnswer.of(Recipe.of(id, cookbook.get(id), nextcloud), "Changed recipe " + id + ".");
    }

    private static void checkExpected(Input input, JsonObject before) {
        var modified = RecipeJson.time(before, "dateModified");
        if (input.expectedModified().isPresent() && !input.expectedModified().equals(modified)) {
            throw new RefusedException(
                    "The recipe " + input.recipeId() + " was changed at another time"
                            + modified.map(time -> ": " + time).orElse("") + ".",
                    "Nothing was written. Read it with nc_cookbook_get_recipe and decide with what is there now.");
        }
    }

    /**
     * The whole recipe, because the app clears what is missing, with its id, because without one the app makes a second
     * recipe; less what the app adds when it answers and would otherwise store.
     */
    private static JsonObject sent(long id, JsonObject recipe) {
        return CachedJson.object(recipe)
                .remove("imageUrl")
                .remove("printImage")
                .add("id", String.valueOf(id))
                .build();
    }
}
