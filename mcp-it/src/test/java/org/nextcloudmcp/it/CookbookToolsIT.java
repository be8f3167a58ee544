package org.nextcloudmcp.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.stage.StrictStage;

@DisplayName("The tools for recipes")
class CookbookToolsIT extends ToolCoverage {
    CookbookToolsIT(StrictStage stage) {
        super(stage, "nc_cookbook_.*");
    }

    @Override
    protected Set<String> neverFailing() {
        return Set.of("nc_cookbook_list_categories", "nc_cookbook_list_keywords", "nc_cookbook_reindex");
    }

    private long recipe(JsonObject recipe) {
        return id(alice().success("nc_cookbook_create_recipe", recipe.toString()));
    }

    private long recipe(String name) {
        return recipe(Json.createObjectBuilder().add("name", name).build());
    }

    private static long id(JsonObject json) {
        return json.getJsonNumber("id").longValue();
    }

    private static String of(long id) {
        return "{\"recipe_id\":" + id + "}";
    }

    private static String of(long id, String more) {
        return "{\"recipe_id\":" + id + "," + more + "}";
    }

    @Test
    @DisplayName("give back what they were given: unicode, emoji, line ends, long texts")
    void roundTrip() {
        JsonObject given = Json.createObjectBuilder()
                .add("name", "Käsespätzle 🧀 & Co: 100% #1?")
                .add("description", "Grüße, 日本語\r\nlong 👩‍👩‍👧 ".repeat(200))
                .add("ingredients", Json.createArrayBuilder().add("400 g Mehl").add("½ “Käse”\\"))
                .add("instructions", Json.createArrayBuilder().add("One\n\ttwo").add("Three"))
                .add("url", "https://example.org/r/1?a=b#c")
                .add("recipe_yield", 4)
                .add("category", "Round trip/ä")
                .build();
        long id = recipe(Json.createObjectBuilder(given)
                .add("prep_time", "PT90M")
                .add("keywords", "a, b")
                .build());

        JsonObject read = alice().success("nc_cookbook_get_recipe", of(id));

        given.forEach((name, value) -> assertThat(read.get(name)).as(name).isEqualTo(value));
        assertThat(read.getString("prep_time")).isEqualTo("PT0H90M0S");
        assertThat(read.getJsonArray("keywords")).hasSize(2);
        assertThat(alice().success("nc_cookbook_get_recipes_in_category", "{\"category\":\"Round trip/ä\"}")
                        .getInt("total"))
                .isEqualTo(1);
    }

    @Test
    @DisplayName("keep everything else when a part is changed")
    void update() {
        long id = recipe(Json.createObjectBuilder()
                .add("name", "To change")
                .add("ingredients", Json.createArrayBuilder().add("1 egg"))
                .add("keywords", "kept")
                .build());

        JsonObject changed = alice().success("nc_cookbook_update_recipe", of(id, "\"name\":\"Changed\""));

        assertThat(changed.getString("name")).isEqualTo("Changed");
        assertThat(changed.getJsonArray("ingredients")).hasSize(1);
        assertThat(changed.getJsonArray("keywords")).hasSize(1);
        assertThat(alice().failure(
                                "nc_cookbook_update_recipe",
                                of(id, "\"name\":\"x\",\"expected_modified\":\"2020-01-01T00:00:00Z\"")))
                .contains("Nothing was written");
        assertThat(alice().failure("nc_cookbook_update_recipe", of(999_999, "\"name\":\"x\"")))
                .contains("no recipe 999999");
    }

    @Test
    @DisplayName("refuse a name that is taken, without paths of the server")
    void taken() {
        recipe("Taken");

        assertThat(alice().failure("nc_cookbook_create_recipe", "{\"name\":\"Taken\"}"))
                .contains("another recipe with the name")
                .doesNotContain("RecipeService");
    }

    @Test
    @DisplayName("delete a recipe once, and nobody else's")
    void delete() {
        long id = recipe("To delete");

        assertThat(bob().failure("nc_cookbook_delete_recipe", of(id))).contains("no recipe " + id);
        assertThat(alice().success("nc_cookbook_delete_recipe", of(id)).getString("name"))
                .isEqualTo("To delete");
        assertThat(alice().failure("nc_cookbook_delete_recipe", of(id))).contains("no recipe " + id);
        assertThat(alice().failure("nc_cookbook_get_recipe", of(id))).contains("no recipe " + id);
    }

    @Test
    @DisplayName("find recipes by words, category and keywords, page by page")
    void lists() {
        for (int i = 0; i < 3; i++) {
            recipe(Json.createObjectBuilder()
                    .add("name", "100% Soup/" + i)
                    .add("category", "Soups")
                    .add("keywords", "hot,Quick" + i)
                    .build());
        }
        JsonObject first = alice().success("nc_cookbook_search_recipes", "{\"query\":\"100% soup/\",\"limit\":2}");
        assertThat(first.getInt("total")).isEqualTo(3);
        assertThat(alice().success(
                                "nc_cookbook_search_recipes",
                                "{\"query\":\"100% soup/\",\"limit\":2,\"cursor\":\"" + first.getString("next_cursor")
                                        + "\"}")
                        .getJsonArray("recipes"))
                .hasSize(1);
        assertThat(alice().success("nc_cookbook_get_recipes_in_category", "{\"category\":\"Soups\"}")
                        .getInt("total"))
                .isEqualTo(3);
        assertThat(alice().success("nc_cookbook_get_recipes_with_keywords", "{\"keywords\":\"HOT, quick1\"}")
                        .getInt("total"))
                .isEqualTo(1);
        assertThat(alice().success("nc_cookbook_list_recipes", "{}").getInt("total"))
                .isGreaterThanOrEqualTo(3);
        assertThat(alice().success("nc_cookbook_list_categories", "{}").toString())
                .contains("Soups");
        assertThat(alice().success("nc_cookbook_list_keywords", "{}").toString())
                .contains("hot");
        assertThat(bob().success("nc_cookbook_search_recipes", "{\"query\":\"soup\"}")
                        .getInt("total"))
                .isZero();
        assertThat(alice().failure("nc_cookbook_list_recipes", "{\"cursor\":\"x\"}"))
                .contains("cursor");
        assertThat(alice().failure("nc_cookbook_search_recipes", "{\"query\":\" \"}"))
                .contains("query");
        assertThat(alice().failure("nc_cookbook_get_recipes_in_category", "{\"category\":\"\"}"))
                .contains("category");
        assertThat(alice().failure("nc_cookbook_get_recipes_with_keywords", "{\"keywords\":\",\"}"))
                .contains("keyword");
    }

    @Test
    @DisplayName("import a recipe from a web page, and nothing from where clouds keep secrets")
    void importing() {
        assertThat(alice().success("nc_cookbook_import_recipe", "{\"url\":\"http://recipes.example.org/pancakes\"}")
                        .getString("name"))
                .isEqualTo("Pancakes");
        assertThat(alice().failure("nc_cookbook_import_recipe", "{\"url\":\"http://recipes.example.org/pancakes\"}"))
                .contains("another recipe with the name");
        assertThat(alice().failure("nc_cookbook_import_recipe", "{\"url\":\"http://recipes.example.org/plain\"}"))
                .contains("no recipe that the Cookbook app can read");
        int before = journal().size();
        assertThat(alice().failure("nc_cookbook_import_recipe", "{\"url\":\"http://169.254.169.254/latest/\"}"))
                .contains("Nothing was fetched");
        assertThat(journal().subList(before, journal().size()))
                .noneMatch(entry -> entry.path().contains("import"));
    }

    @Test
    @DisplayName("change settings, and read the files again")
    void settings() {
        assertThat(carol().success("nc_cookbook_set_config", "{\"folder\":\"/Kitchen/Recipes\",\"print_image\":false}"))
                .isEqualTo(Json.createObjectBuilder()
                        .add("folder", "/Kitchen/Recipes")
                        .add("update_interval", 5)
                        .add("print_image", false)
                        .build());
        assertThat(carol().failure("nc_cookbook_set_config", "{}")).contains("nothing to change");
        assertThat(carol().failure("nc_cookbook_set_config", "{\"folder\":\"/../bob\"}"))
                .contains("Give the path");
        assertThat(carol().success("nc_cookbook_reindex", "{}").getInt("recipes"))
                .isZero();
    }
}
