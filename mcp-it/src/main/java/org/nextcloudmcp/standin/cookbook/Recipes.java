package org.nextcloudmcp.standin.cookbook;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.nextcloudmcp.standin.Answer;
import org.nextcloudmcp.standin.World;

/** One user's recipes. Their ids are those of folders in which two files are, and count so. */
final class Recipes {
    private static final int FILES_OF_A_RECIPE = 2;
    private static final DateTimeFormatter IN_LISTS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxx");
    private static final DateTimeFormatter ALONE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");

    private final World world;
    private final Map<Long, JsonObject> all = new ConcurrentSkipListMap<>();

    Recipes(World world) {
        this.world = world;
    }

    private String now(DateTimeFormatter form) {
        return form.format(world.clock().instant().atOffset(ZoneOffset.UTC));
    }

    static JsonObject withoutId(JsonObject recipe) {
        return Json.createObjectBuilder(recipe).remove("id").build();
    }

    /** Creates a recipe, or replaces the one whose id is in it; answers the bare id. */
    Answer write(JsonObject asked) {
        String name = asked.getString("name", "");
        if (name.isEmpty()) {
            return Refusal.of(422, "No recipe name was given. A unique name is required to store the recipe.", 207);
        }
        Optional<Long> own = Optional.ofNullable(asked.get("id"))
                .map(id -> id.toString().replace("\"", ""))
                .filter(id -> id.matches("\\d{1,18}"))
                .map(Long::parseLong);
        if (own.isPresent() && !all.containsKey(own.get())) {
            return Answer.html(500);
        } else if (taken(name, own)) {
            return Refusal.taken();
        }
        long id = own.orElseGet(this::newId);
        keep(id, asked);
        return Answer.json(200, Json.createValue(id));
    }

    boolean taken(String name, Optional<Long> by) {
        return all.entrySet().stream()
                .anyMatch(recipe -> recipe.getValue().getString("name").equals(name)
                        && by.filter(recipe.getKey()::equals).isEmpty());
    }

    long newId() {
        long folder = world.nextId("cookbook");
        for (int i = 0; i < FILES_OF_A_RECIPE; i++) {
            world.nextId("cookbook");
        }
        return folder;
    }

    JsonObject keep(long id, JsonObject asked) {
        String created = Optional.ofNullable(all.get(id))
                .map(before -> before.getString("dateCreated"))
                .orElse(now(ALONE));
        JsonObject recipe = Json.createObjectBuilder(Fields.filled(asked))
                .add("id", String.valueOf(id))
                .add("dateCreated", created)
                .add("dateModified", now(ALONE))
                .build();
        all.put(id, recipe);
        return recipe;
    }

    Answer get(long id) {
        JsonObject recipe = all.get(id);
        return recipe == null
                ? Answer.json(404, Json.createValue(id))
                : Answer.json(
                        200,
                        Json.createObjectBuilder(recipe)
                                .add("printImage", true)
                                .add("imageUrl", image(id) + "size=full")
                                .build());
    }

    private static String image(long id) {
        return "/apps/cookbook/webapp/recipes/" + id + "/image?";
    }

    /** Says that it was deleted, whatever there was. */
    Answer delete(long id) {
        all.remove(id);
        return CookbookApp.text(200, "Recipe " + id + " deleted successfully");
    }

    JsonValue list() {
        return stubs(all.values().stream().sorted(Comparator.comparing(recipe -> recipe.getString("name"))), "");
    }

    JsonValue search(String words) {
        return found(recipe -> Stream.of("name", "recipeCategory", "keywords")
                .anyMatch(field ->
                        recipe.getString(field, "").toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT))));
    }

    JsonValue inCategory(String category) {
        return found(recipe -> recipe.getString("recipeCategory", "").equals(category));
    }

    private JsonValue found(Predicate<JsonObject> condition) {
        return stubs(all.values().stream().filter(condition), "t=" + world.now() + "&");
    }

    private static JsonValue stubs(Stream<JsonObject> recipes, String time) {
        JsonArrayBuilder list = Json.createArrayBuilder();
        recipes.forEach(recipe -> {
            String id = recipe.getString("id");
            JsonObjectBuilder stub = Json.createObjectBuilder()
                    .add("recipe_id", Long.parseLong(id))
                    .add("name", recipe.getString("name"))
                    .add("keywords", orNull(recipe, "keywords"))
                    .add("category", orNull(recipe, "recipeCategory"))
                    .add("imageUrl", image(Long.parseLong(id)) + time + "size=thumb")
                    .add("imagePlaceholderUrl", image(Long.parseLong(id)) + "size=thumb16")
                    .add("id", id);
            for (String name : List.of("dateCreated", "dateModified")) {
                stub.add(name, IN_LISTS.format(ALONE.parse(recipe.getString(name))));
            }
            list.add(stub);
        });
        return list.build();
    }

    private static JsonValue orNull(JsonObject recipe, String name) {
        String text = recipe.getString(name, "");
        return text.isEmpty() ? JsonValue.NULL : Json.createValue(text);
    }

    /** The star stands for recipes without a category. */
    JsonValue categories() {
        Map<String, Integer> counts = new TreeMap<>();
        all.values().forEach(recipe -> counts.merge(recipe.getString("recipeCategory", ""), 1, Integer::sum));
        Map<String, Integer> sorted = new LinkedHashMap<>(counts);
        Integer none = sorted.remove("");
        sorted.put("*", none == null ? 0 : none);
        return CookbookApp.counted(sorted);
    }

    JsonValue keywords() {
        Map<String, Integer> counts = new TreeMap<>();
        all.values().stream()
                .flatMap(recipe -> Stream.of(recipe.getString("keywords", "").split(",")))
                .filter(word -> !word.isEmpty())
                .forEach(word -> counts.merge(word, 1, Integer::sum));
        return CookbookApp.counted(counts);
    }

    String rename(String category, String name) {
        all.replaceAll((id, recipe) -> recipe.getString("recipeCategory", "").equals(category)
                ? Json.createObjectBuilder(recipe).add("recipeCategory", name).build()
                : recipe);
        return name;
    }
}
