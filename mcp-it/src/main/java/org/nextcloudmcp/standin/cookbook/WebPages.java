package org.nextcloudmcp.standin.cookbook;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Optional;
import org.nextcloudmcp.standin.Answer;

/** Importing from the web, of which there are three pages here. */
final class WebPages {
    private static final String HOST = "http://recipes.example.org/";

    private final Recipes recipes;

    WebPages(Recipes recipes) {
        this.recipes = recipes;
    }

    Answer importFrom(JsonObject asked) {
        if (!asked.containsKey("url")) {
            return CookbookApp.text(400, "Field \"url\" is required");
        }
        String url = asked.getString("url", "");
        return switch (url) {
            case HOST + "pancakes" -> pancakes(url);
            case HOST + "plain" -> CookbookApp.text(400, "No parser found for the given import.");
            case HOST + "404" ->
                CookbookApp.text(
                        400, "Download from " + url + " failed as HTTP status code 404 is not in expected range.");
            default -> CookbookApp.text(400, unreachable(url));
        };
    }

    private static String unreachable(String url) {
        String reason = url.matches("https?://.*")
                ? "Failed to connect to " + url.replaceFirst("https?://([^/]*).*", "$1")
                        + " port 80 after 0 ms: Couldn't connect to server"
                : "URL using bad/illegal format or missing URL";
        return "Exception while downloading recipe from " + url
                + ".: Downloading of a file failed returned the following error message: " + reason;
    }

    private Answer pancakes(String url) {
        if (recipes.taken("Pancakes", Optional.empty())) {
            return Refusal.taken();
        }
        JsonObject page = Json.createObjectBuilder()
                .add("name", "Pancakes")
                .add("recipeYield", 4)
                .add("recipeIngredient", Json.createArrayBuilder().add("2 eggs").add("1 cup milk"))
                .add("recipeInstructions", Json.createArrayBuilder().add("Mix").add("Fry"))
                .add("prepTime", "PT10M")
                .add("recipeCategory", "Breakfast")
                .add("keywords", "sweet")
                .add("nutrition", JsonValue.EMPTY_JSON_ARRAY)
                .add("url", url)
                .build();
        return Answer.json(200, recipes.keep(recipes.newId(), page));
    }
}
