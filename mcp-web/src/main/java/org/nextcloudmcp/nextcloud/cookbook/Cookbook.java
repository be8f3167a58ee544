package org.nextcloudmcp.nextcloud.cookbook;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.nextcloud.JsonAnswer;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.NextcloudRequest;
import org.nextcloudmcp.nextcloud.NextcloudResponse;
import org.nextcloudmcp.nextcloud.Refusals;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.nextcloud.RequestBody;
import org.nextcloudmcp.nextcloud.files.HiddenFiles;

/**
 * One user's recipes over the Cookbook app's API. Every method throws {@link RefusedException} for what it does not do.
 * The app's own words are never passed on: they contain paths of the server.
 */
final class Cookbook {

    private static final String API = "/index.php/apps/cookbook/api/v1";

    /** Some 20,000 recipes in a list. */
    private static final int LARGEST_LIST = 8 << 20;

    private final NextcloudClient client;

    Cookbook(NextcloudClient client) {
        this.client = client;
    }

    List<Stub> all() {
        return stubs("/recipes", "the user's recipes");
    }

    /** By name, category and keywords; the app does not look into ingredients. */
    List<Stub> search(String words) {
        return stubs("/search/" + Segment.of(words), "the search in recipes");
    }

    /** Recipes by their category; {@code _} for those without one. */
    List<Stub> inCategory(String category) {
        return stubs("/category/" + Segment.of(category), "the recipes of the category");
    }

    /** Categories or keywords with how many recipes have them. */
    List<JsonObject> counts(String which) {
        return objects("/" + which, "the user's " + which);
    }

    JsonObject get(long id) {
        return find(id).orElseThrow(() -> new RefusedException(
                "There is no recipe " + id + " among the recipes of this user.",
                "Nothing was changed. Use nc_cookbook_list_recipes or nc_cookbook_search_recipes to find the id of a"
                        + " recipe."));
    }

    /** The recipe with this number; empty if there is none, or if it is somebody else's. */
    Optional<JsonObject> find(long id) {
        var what = "the recipe " + id;
        if (!isShown(id)) {
            return Optional.empty();
        }
        var answer = client.send(NextcloudRequest.getJson(API + "/recipes/" + id));
        return answer.is(404) && isFromCookbook(answer)
                ? Optional.empty()
                : Optional.of(JsonAnswer.object(success(answer, what), what));
    }

    /** Makes a recipe, and answers its number. */
    long create(JsonObject recipe) {
        return number(client.send(sending("POST", "/recipes", recipe)), "the new recipe");
    }

    /** Replaces a recipe by a whole one, which has to carry its own id: the app does not look at the address. */
    void replace(long id, JsonObject recipe) {
        number(client.send(sending("PUT", "/recipes/" + id, recipe)), "the recipe " + id);
    }

    /** The app says that it was deleted even if there was none, so {@link #get} has to come before. */
    void delete(long id) {
        success(
                client.send(
                        NextcloudRequest.of("DELETE", API + "/recipes/" + id).with("Accept", "application/json")),
                "the recipe " + id);
    }

    NextcloudResponse fetchFrom(String url) {
        var body = CachedJson.object().add("url", url).build();
        return client.send(sending("POST", "/import", body));
    }

    JsonObject config() {
        var what = "the settings of the Cookbook app";
        return JsonAnswer.object(success(client.send(NextcloudRequest.getJson(API + "/config")), what), what);
    }

    void configure(JsonObject changes) {
        success(client.send(sending("POST", "/config", changes)), "the settings of the Cookbook app");
    }

    void reindex() {
        success(
                client.send(NextcloudRequest.of("POST", API + "/reindex").with("Accept", "application/json")),
                "the index of recipes");
    }

    /** A recipe is a folder with files and has a number of these: what is hidden is hidden in every app. */
    private boolean isShown(long id) {
        return !HiddenFiles.of(client).hidesId(id);
    }

    private List<Stub> stubs(String path, String what) {
        return objects(path, what).stream()
                .map(json -> Stub.of(json, client))
                .flatMap(Optional::stream)
                .filter(stub -> isShown(stub.id()))
                .toList();
    }

    private List<JsonObject> objects(String path, String what) {
        var answer = client.send(NextcloudRequest.getJson(API + path).answeredInAtMost(LARGEST_LIST));
        return JsonAnswer.array(success(answer, what), what).stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonValue::asJsonObject)
                .toList();
    }

    private static NextcloudRequest sending(String method, String path, JsonObject body) {
        return NextcloudRequest.of(method, API + path)
                .with("Accept", "application/json")
                .sending(RequestBody.json(CachedJson.text(body)));
    }

    /** A bare number is all that the app answers to a write. */
    private static long number(NextcloudResponse answer, String what) {
        var text = success(answer, what).text().strip().replace("\"", "");
        if (!text.matches("[0-9]{1,18}")) {
            throw Refusals.notNextcloud(what);
        }
        return Long.parseLong(text);
    }

    static NextcloudResponse success(NextcloudResponse answer, String what) {
        if (answer.is(200)) {
            return answer;
        }
        if (answer.is(404) && !isFromCookbook(answer)) {
            throw new RefusedException(
                    "The Cookbook app is not installed in this Nextcloud, or not enabled for this user.",
                    "Ask the Nextcloud administrator to install it.");
        }
        if (answer.is(409)) {
            throw new RefusedException(
                    "The user has another recipe with the name of " + what + ".",
                    "Nothing was written. Names become the names of folders, so two that differ only in characters such as"
                            + " / or : may be one: choose another name, or change the other recipe.");
        }
        throw Refusals.withoutWords(answer, what);
    }

    /** The app answers JSON even when it refuses; without the app there is only Nextcloud's empty page. */
    private static boolean isFromCookbook(NextcloudResponse answer) {
        return answer.mediaType().equals("application/json");
    }
}
