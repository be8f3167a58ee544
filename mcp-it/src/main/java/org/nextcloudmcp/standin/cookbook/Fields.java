package org.nextcloudmcp.standin.cookbook;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the app makes of the fields of a recipe: those that are left out are empty, durations get one form. */
final class Fields {
    private static final Pattern DURATION = Pattern.compile("PT(?=\\d)(?:(\\d+)H)?(?:(\\d+)M)?(?:(\\d+)S)?");

    private Fields() {}

    static JsonObject filled(JsonObject asked) {
        JsonObjectBuilder recipe = Json.createObjectBuilder(asked)
                .add("@context", "http://schema.org")
                .add("@type", "Recipe")
                .add("datePublished", JsonValue.NULL);
        for (String name : List.of("description", "url", "image", "recipeCategory", "keywords")) {
            recipe.add(name, asked.getOrDefault(name, Json.createValue("")));
        }
        for (String name : List.of("tool", "recipeIngredient", "recipeInstructions")) {
            recipe.add(name, asked.getOrDefault(name, JsonValue.EMPTY_JSON_ARRAY));
        }
        for (String name : List.of("prepTime", "cookTime", "totalTime")) {
            recipe.add(name, duration(asked.getString(name, "")));
        }
        return recipe.add("recipeYield", asked.getOrDefault("recipeYield", JsonValue.NULL))
                .add(
                        "nutrition",
                        asked.getOrDefault(
                                "nutrition",
                                Json.createObjectBuilder()
                                        .add("@type", "NutritionInformation")
                                        .build()))
                .build();
    }

    private static JsonValue duration(String text) {
        Matcher parts = DURATION.matcher(text);
        return parts.matches()
                ? Json.createValue("PT" + number(parts, 1) + "H" + number(parts, 2) + "M" + number(parts, 3) + "S")
                : JsonValue.NULL;
    }

    private static String number(Matcher parts, int group) {
        return parts.group(group) == null ? "0" : parts.group(group);
    }
}
