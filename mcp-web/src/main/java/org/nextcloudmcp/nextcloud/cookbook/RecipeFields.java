package org.nextcloudmcp.nextcloud.cookbook;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.nextcloudmcp.json.CachedJson;

/** What a caller gives of a recipe; what is missing is not touched. */
record RecipeFields(
        Optional<String> name,
        Optional<String> description,
        Optional<List<String>> ingredients,
        Optional<List<String>> instructions,
        Optional<String> url,
        Optional<String> prepTime,
        Optional<String> cookTime,
        Optional<String> totalTime,
        OptionalInt recipeYield,
        Optional<String> category,
        Optional<String> keywords) {

    /** Put into a recipe, by the names of schema.org. */
    JsonObject in(JsonObject recipe) {
        var changed = CachedJson.object(recipe);
        name.ifPresent(text -> changed.add("name", text.strip()));
        text(changed, "description", description);
        text(changed, "url", url.map(String::strip));
        text(changed, "prepTime", prepTime);
        text(changed, "cookTime", cookTime);
        text(changed, "totalTime", totalTime);
        text(changed, "recipeCategory", category.map(String::strip));
        text(changed, "keywords", keywords.map(words -> String.join(",", RecipeJson.keywords(words))));
        ingredients.ifPresent(lines -> changed.add("recipeIngredient", CachedJson.array(lines)));
        instructions.ifPresent(lines -> changed.add("recipeInstructions", CachedJson.array(lines)));
        recipeYield.ifPresent(servings -> changed.add("recipeYield", servings));
        return changed.build();
    }

    private static void text(JsonObjectBuilder recipe, String name, Optional<String> given) {
        given.ifPresent(text -> recipe.add(name, text));
    }
}
