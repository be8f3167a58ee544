package org.nextcloudmcp.standin.cookbook;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.nextcloudmcp.standin.Account;
import org.nextcloudmcp.standin.Answer;
import org.nextcloudmcp.standin.Ask;
import org.nextcloudmcp.standin.StandInApp;
import org.nextcloudmcp.standin.World;

/** Cookbook: recipes, categories and keywords. */
public final class CookbookApp implements StandInApp {
    private static final String ROOT = "/apps/cookbook/api/";
    private static final String UNCATEGORISED = "_";

    private final World world;
    private final Map<String, Recipes> recipes = new ConcurrentHashMap<>();
    private final Map<String, JsonObject> configs = new ConcurrentHashMap<>();

    public CookbookApp(World world) {
        this.world = world;
    }

    @Override
    public String id() {
        return "cookbook";
    }

    @Override
    public List<String> roots() {
        return List.of("/apps/cookbook/");
    }

    @Override
    public Answer answer(Ask ask, Account user) {
        if (!ask.path().startsWith(ROOT)) {
            return Answer.html(404);
        }
        Recipes own = recipes.computeIfAbsent(user.userId(), id -> new Recipes(world));
        List<String> parts = ask.below(ROOT);
        String route = ask.method() + " "
                + String.join("/", parts.subList(0, Math.min(parts.size(), 2)))
                + (parts.size() > 2 ? "/#" : "")
                + (parts.size() > 3 ? "/" + parts.get(3) : "");
        String last = parts.size() > 2 ? decodedAgain(parts.get(2)) : "";
        return switch (route) {
            case "GET version" -> version();
            case "GET v1/config" -> Answer.json(200, config(user));
            case "POST v1/config" -> configure(ask.json(), user);
            case "POST v1/reindex" -> text(200, "Search index rebuilt successfully");
            case "GET v1/recipes" -> Answer.json(200, own.list());
            case "POST v1/recipes" -> own.write(Recipes.withoutId(ask.json()));
            case "GET v1/recipes/#" -> own.get(number(last));
            case "PUT v1/recipes/#" -> own.write(ask.json());
            case "DELETE v1/recipes/#" -> own.delete(number(last));
            case "GET v1/recipes/#/image" -> image();
            case "GET v1/search/#" -> Answer.json(200, own.search(last));
            case "GET v1/categories" -> Answer.json(200, own.categories());
            case "GET v1/category/#" -> Answer.json(200, own.inCategory(last.equals(UNCATEGORISED) ? "" : last));
            case "PUT v1/category/#" -> text(200, own.rename(last, ask.json().getString("name", "")));
            case "GET v1/keywords" -> Answer.json(200, own.keywords());
            case "GET v1/tags/#" -> Answer.json(200, JsonValue.EMPTY_JSON_ARRAY);
            case "POST v1/import" -> new WebPages(own).importFrom(ask.json());
            default -> Answer.html(404);
        };
    }

    /** The app takes back the percent-encoding once more than it should. */
    private static String decodedAgain(String part) {
        return new Ask("GET", "/" + part.replace("/", "%2F"), "", Map.of(), org.nextcloudmcp.standin.Body.EMPTY)
                .below("/").stream().findFirst().orElse("");
    }

    private static long number(String text) {
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }

    static Answer text(int status, String text) {
        return Answer.json(status, Json.createValue(text));
    }

    private static Answer version() {
        return Answer.json(
                200,
                Json.createObjectBuilder()
                        .add(
                                "cookbook_version",
                                Json.createArrayBuilder().add(0).add(11).add(4))
                        .add(
                                "api_version",
                                Json.createObjectBuilder()
                                        .add("epoch", 0)
                                        .add("major", 1)
                                        .add("minor", 2))
                        .build());
    }

    private static Answer image() {
        return Answer.empty(200)
                .with("Content-Type", "image/svg+xml")
                .with("Content-Disposition", "inline; filename=\"\"")
                .saying("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1792\" height=\"1792\"/>");
    }

    private JsonObject config(Account user) {
        return configs.computeIfAbsent(user.userId(), id -> {
            JsonObjectBuilder blocks = Json.createObjectBuilder();
            List.of("preparation-time", "cooking-time", "total-time", "nutrition-information", "tools")
                    .forEach(block -> blocks.add(block, true));
            return Json.createObjectBuilder()
                    .add("folder", "/Recipes")
                    .add("update_interval", 5)
                    .add("print_image", true)
                    .add("visibleInfoBlocks", blocks)
                    .build();
        });
    }

    /** What is not named stays. */
    private Answer configure(JsonObject asked, Account user) {
        JsonObjectBuilder changed = Json.createObjectBuilder(config(user));
        for (String name : List.of("folder", "update_interval", "print_image")) {
            if (asked.containsKey(name)) {
                changed.add(name, asked.get(name));
            }
        }
        configs.put(user.userId(), changed.build());
        return text(200, "OK");
    }

    static JsonValue counted(Map<String, Integer> counts) {
        JsonArrayBuilder list = Json.createArrayBuilder();
        counts.forEach((name, count) ->
                list.add(Json.createObjectBuilder().add("name", name).add("recipe_count", count)));
        return list.build();
    }
}
