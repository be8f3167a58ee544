package org.nextcloudmcp.nextcloud.cookbook;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.schema.Description;

/** A whole recipe for the caller. */
record Recipe(
        long id,
        String name,
        String description,

        @Description("Where it came from; may be empty.") String url,

        @Description("At most one; empty for none.") String category,
        List<String> keywords,
        @Description("Servings.") OptionalLong recipeYield,

        @Description("ISO 8601, such as PT1H30M0S.") Optional<String> prepTime,
        @Description("ISO 8601.") Optional<String> cookTime,
        @Description("ISO 8601.") Optional<String> totalTime,
        List<String> ingredients,
        @Description("Step by step.") List<String> instructions,
        @Description("What is needed in the kitchen.") List<String> tools,

        @Description("Such as calories, by schema.org's names.")
        Map<String, String> nutrition,

        Optional<Instant> created,
        @Description("To the second.") Optional<Instant> modified,
        @Description("For people.") URI page) {

    static Recipe of(long id, JsonObject json, NextcloudClient nextcloud) {
        return new Recipe(
                id,
                json.getString("name", ""),
                json.getString("description", ""),
                json.getString("url", ""),
                json.getString("recipeCategory", ""),
                RecipeJson.keywords(json.getString("keywords", "")),
                json.get("recipeYield") instanceof JsonNumber number
                        ? OptionalLong.of(number.longValue())
                        : OptionalLong.empty(),
                RecipeJson.text(json, "prepTime"),
                RecipeJson.text(json, "cookTime"),
                RecipeJson.text(json, "totalTime"),
                RecipeJson.lines(json.get("recipeIngredient")),
                RecipeJson.lines(json.get("recipeInstructions")),
                RecipeJson.lines(json.get("tool")),
                RecipeJson.nutrition(json),
                RecipeJson.time(json, "dateCreated"),
                RecipeJson.time(json, "dateModified"),
                page(id, nextcloud));
    }

    static URI page(long id, NextcloudClient nextcloud) {
        return nextcloud.page("/apps/cookbook/#/recipe/" + id);
    }
}
