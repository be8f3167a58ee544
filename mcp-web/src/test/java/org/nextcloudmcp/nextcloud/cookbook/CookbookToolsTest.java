package org.nextcloudmcp.nextcloud.cookbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextcloudmcp.nextcloud.ScriptedNextcloud.json;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.nextcloud.Recorded;
import org.nextcloudmcp.nextcloud.ScriptedNextcloud;
import org.nextcloudmcp.tools.ToolContent;
import org.nextcloudmcp.tools.ToolResult;

@DisplayName("The tools for recipes")
class CookbookToolsTest {

    private static final String API = "/index.php/apps/cookbook/api/v1";

    private static JsonObject sent(ScriptedNextcloud nextcloud, int request) {
        return CachedJson.readObject(
                new String(nextcloud.requests.get(request).body().orElseThrow().bytes(), StandardCharsets.UTF_8));
    }

    @Test
    @DisplayName("list recipes by name, in pages")
    void list() {
        var first =
                ScriptedNextcloud.answering("cookbook/12-recipes-list").success(ListRecipes::new, json("{'limit':1}"));

        assertThat(first)
                .isEqualTo(json("{'recipes':[{'id':236,'name':'Bad time','keywords':[],"
                        + "'modified':'2026-11-21T09:31:07Z',"
                        + "'page':'https://cloud.example.org/apps/cookbook/#/recipe/236'}],'total':2,'next_cursor':'"
                        + first.getString("next_cursor") + "'}"));
        assertThat(ScriptedNextcloud.answering("cookbook/12-recipes-list")
                        .success(ListRecipes::new, json("{'cursor':'" + first.getString("next_cursor") + "'}"))
                        .getJsonArray("recipes")
                        .getJsonObject(0)
                        .getString("name"))
                .isEqualTo("Fish/Chips: 100% #1?");
    }

    @Test
    @DisplayName("read a whole recipe")
    void get() {
        var nextcloud = ScriptedNextcloud.answering("cookbook/13-recipe-get");

        assertThat(nextcloud.success(GetRecipe::new, json("{'recipe_id':230}")))
                .isEqualTo(json("{'id':230,'name':'Käsespätzle & Co','description':'Swabian',"
                        + "'url':'https://example.org/r/1','category':'Hauptgericht',"
                        + "'keywords':['schnell','vegetarisch'],'recipe_yield':4,'prep_time':'PT0H15M0S',"
                        + "'cook_time':'PT0H20M0S','total_time':'PT0H35M0S',"
                        + "'ingredients':['400 g Mehl','4 Eier','200 g Käse'],"
                        + "'instructions':['Teig rühren','Schaben','Mit Käse schichten'],'tools':['Topf'],"
                        + "'nutrition':{'calories':'600 kcal'},'created':'2026-11-21T09:31:07Z',"
                        + "'modified':'2026-11-21T09:31:07Z',"
                        + "'page':'https://cloud.example.org/apps/cookbook/#/recipe/230'}"));
    }

    @Test
    @DisplayName("read the steps of pages that describe them as objects")
    void steps() {
        var recipe = Recorded.made(
                200,
                "application/json",
                "{\"name\":\"a\",\"recipeInstructions\":[{\"@type\":\"HowToSection\",\"itemListElement\":[{\"text\":\"one\"},"
                        + "{\"name\":\"two\"}]},\"three\"],\"recipeYield\":null,\"nutrition\":[]}");

        assertThat(new ScriptedNextcloud()
                        .then(recipe)
                        .success(GetRecipe::new, json("{'recipe_id':1}"))
                        .getJsonArray("instructions"))
                .isEqualTo(json("{'a':['one','two','three']}").getJsonArray("a"));
    }

    @Test
    @DisplayName("create a recipe and answer it as it was stored")
    void create() {
        var nextcloud = ScriptedNextcloud.answering("cookbook/05-recipe-create", "cookbook/13-recipe-get");

        nextcloud.success(
                CreateRecipe::new,
                json(
                        "{'name':' Käsespätzle & Co ','prep_time':'PT15M','recipe_yield':4,'keywords':'schnell, vegetarisch',"
                                + "'ingredients':['4 Eier'],'category':'Hauptgericht'}"));

        assertThat(nextcloud.asked()).containsExactly("POST " + API + "/recipes", "GET " + API + "/recipes/230");
        assertThat(sent(nextcloud, 0))
                .isEqualTo(json("{'name':'Käsespätzle & Co','prepTime':'PT15M','recipeYield':4,"
                        + "'keywords':'schnell,vegetarisch','recipeIngredient':['4 Eier'],"
                        + "'recipeCategory':'Hauptgericht'}"));
    }

    @Test
    @DisplayName("send the whole recipe with its id when a part is changed, so that nothing else is lost")
    void update() {
        var nextcloud = ScriptedNextcloud.answering(
                "cookbook/13-recipe-get", "cookbook/17-recipe-update", "cookbook/13-recipe-get");

        nextcloud.success(
                UpdateRecipe::new,
                json("{'recipe_id':230,'description':'Updated','expected_modified':'2026-11-21T09:31:07Z'}"));

        var before =
                CachedJson.readObject(Recorded.answer("cookbook/13-recipe-get").text());
        var whole = CachedJson.object(before)
                .remove("imageUrl")
                .remove("printImage")
                .add("description", "Updated")
                .build();
        assertThat(sent(nextcloud, 1)).isEqualTo(whole).containsKey("nutrition").containsKey("@context");
        assertThat(sent(nextcloud, 1).getString("id")).isEqualTo("230");
    }

    @Test
    @DisplayName("write nothing where the recipe was changed since, or would not change")
    void nothing() {
        var stale = ScriptedNextcloud.answering("cookbook/13-recipe-get");
        assertThat(stale.failure(
                        UpdateRecipe::new,
                        json("{'recipe_id':230,'description':'x','expected_modified':'2026-11-21T09:31:06Z'}")))
                .contains("2026-11-21T09:31:07Z", "Nothing was written");
        assertThat(stale.requests).hasSize(1);

        var same = ScriptedNextcloud.answering("cookbook/13-recipe-get");
        same.success(UpdateRecipe::new, json("{'recipe_id':230,'description':'Swabian'}"));
        assertThat(same.requests).hasSize(1);
    }

    @Test
    @DisplayName("never write or delete a recipe that is not the user's")
    void foreign() {
        var update = ScriptedNextcloud.answering("cookbook/15-recipe-get-other-user");
        assertThat(update.failure(UpdateRecipe::new, json("{'recipe_id':230,'name':'x'}")))
                .contains("no recipe 230");
        var delete = ScriptedNextcloud.answering("cookbook/14-recipe-get-not-found");
        assertThat(delete.failure(DeleteRecipe::new, json("{'recipe_id':999999}")))
                .contains("no recipe 999999");

        assertThat(update.requests).hasSize(1);
        assertThat(delete.requests).hasSize(1);
    }

    @Test
    @DisplayName("delete a recipe and say which, and where it is now")
    void delete() {
        var nextcloud = ScriptedNextcloud.answering("cookbook/13-recipe-get", "cookbook/51-recipe-delete");

        var result = (ToolResult.Success) nextcloud.call(DeleteRecipe::new, json("{'recipe_id':230}"));

        assertThat(result.content())
                .containsExactly(
                        new ToolContent.Text("Deleted recipe 230, “Käsespätzle & Co”. Its folder is in the trash bin"
                                + " of the user's files, where Nextcloud has one."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "spätzle|sp%C3%A4tzle",
                "a b|a%20b",
                "100%|100%2525",
                "a/b|a%252Fb",
                "c++|c%252B%252B",
                "..|%252E%252E",
                "a\\b|a%255Cb"
            })
    @DisplayName("search for words as they are, in one segment of the address")
    void search(String words, String segment) {
        var nextcloud = ScriptedNextcloud.answering("cookbook/26-search");

        var found = nextcloud.success(
                SearchRecipes::new, CachedJson.object().add("query", words).build());

        assertThat(nextcloud.asked()).containsExactly("GET " + API + "/search/" + segment);
        assertThat(found.getInt("total")).isEqualTo(2);
    }

    @Test
    @DisplayName("list categories and their recipes, and those without a category")
    void categories() {
        assertThat(ScriptedNextcloud.answering("cookbook/29-categories").success(ListCategories::new, json("{}")))
                .isEqualTo(json("{'categories':[{'name':'Hauptgericht','recipes':2}],'without_category':4}"));
        assertThat(ScriptedNextcloud.answering("cookbook/30-category-recipes")
                        .success(RecipesInCategory::new, json("{'category':'Hauptgericht'}"))
                        .getInt("total"))
                .isEqualTo(2);
        for (var none : new String[] {"*", "_"}) {
            var nextcloud = ScriptedNextcloud.answering("cookbook/31-category-uncategorised");
            nextcloud.success(RecipesInCategory::new, json("{'category':'" + none + "'}"));
            assertThat(nextcloud.asked()).containsExactly("GET " + API + "/category/_");
        }
    }

    @Test
    @DisplayName("find recipes by all keywords in the list, because the app's own way answers nothing")
    void keywords() {
        assertThat(ScriptedNextcloud.answering("cookbook/34-keywords").success(ListKeywords::new, json("{}")))
                .isEqualTo(json("{'keywords':[{'name':'schnell','recipes':2},{'name':'vegetarisch','recipes':2}]}"));
        assertThat(ScriptedNextcloud.answering("cookbook/26-search")
                        .success(RecipesWithKeywords::new, json("{'keywords':'Schnell, vegetarisch'}"))
                        .getInt("total"))
                .isEqualTo(2);
        assertThat(ScriptedNextcloud.answering("cookbook/26-search")
                        .success(RecipesWithKeywords::new, json("{'keywords':'schnell,vegan'}"))
                        .getInt("total"))
                .isZero();
        assertThat(ScriptedNextcloud.answering().failure(RecipesWithKeywords::new, json("{'keywords':' , '}")))
                .contains("one keyword");
    }

    @Test
    @DisplayName("import a recipe from a page")
    void importing() {
        var nextcloud = ScriptedNextcloud.answering("cookbook/45-import-page-with-recipe");

        var imported = nextcloud.success(ImportRecipe::new, json("{'url':'http://recipes.example.org/pancakes'}"));

        assertThat(imported.getInt("id")).isEqualTo(257);
        assertThat(sent(nextcloud, 0)).isEqualTo(json("{'url':'http://recipes.example.org/pancakes'}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not a url",
                "ftp://recipes.example.org/a",
                "file:///etc/passwd",
                "http://169.254.169.254/latest",
                "http://2852039166/",
                "http://0xa9fea9fe/",
                "http://[fe80::1]/",
                "http://metadata.google.internal/",
                "http://user:secret@recipes.example.org/",
                "http:///nowhere",
                "//recipes.example.org/"
            })
    @DisplayName("import nothing that is no web page, nor where clouds tell their machines secrets")
    void noWebPage(String url) {
        var nextcloud = ScriptedNextcloud.answering();

        assertThat(nextcloud.failure(ImportRecipe::new, json("{'url':'" + url + "'}")))
                .contains("no address of a web page", "Nothing was fetched");
        assertThat(nextcloud.requests).isEmpty();
    }

    @Test
    @DisplayName("say why a page was not imported, without what it shows of Nextcloud's network")
    void notImported() {
        var url = json("{'url':'http://recipes.example.org/plain'}");
        assertThat(ScriptedNextcloud.answering("cookbook/47-import-page-without-recipe")
                        .failure(ImportRecipe::new, url))
                .contains("no recipe that the Cookbook app can read");
        var unreachable =
                ScriptedNextcloud.answering("cookbook/44-import-unreachable").failure(ImportRecipe::new, url);
        var missing = ScriptedNextcloud.answering("cookbook/48-import-page-404").failure(ImportRecipe::new, url);
        assertThat(unreachable).isEqualTo(missing).contains("could not fetch").doesNotContain(" port ", "404");
        assertThat(ScriptedNextcloud.answering("cookbook/46-import-same-recipe-again")
                        .failure(ImportRecipe::new, url))
                .contains("another recipe with the name")
                .doesNotContain("RecipeService", "<server root>");
    }

    @Test
    @DisplayName("never pass on paths of the server")
    void noPaths() {
        assertThat(ScriptedNextcloud.answering("cookbook/06-recipe-create-same-name")
                        .failure(CreateRecipe::new, json("{'name':'Toast'}")))
                .contains("another recipe with the name", "Nothing was written")
                .doesNotContain("RecipeService", "<server root>");
        assertThat(ScriptedNextcloud.answering("cookbook/07-recipe-create-no-name")
                        .failure(CreateRecipe::new, json("{'name':'Toast'}")))
                .doesNotContain("RecipeService", "<server root>");
        assertThat(ScriptedNextcloud.answering("cookbook/13-recipe-get", "cookbook/25-recipe-update-not-found")
                        .failure(UpdateRecipe::new, json("{'recipe_id':230,'name':'Toast'}")))
                .contains("HTTP 500")
                .doesNotContain("html");
    }

    @Test
    @DisplayName("keep only links of the web with a recipe")
    void links() {
        assertThat(ScriptedNextcloud.answering()
                        .failure(CreateRecipe::new, json("{'name':'a','url':'javascript:alert(1)'}")))
                .contains("no address of a web page");
        assertThat(ScriptedNextcloud.answering()
                        .failure(UpdateRecipe::new, json("{'recipe_id':1,'url':'data:text/html,x'}")))
                .contains("no address of a web page");
    }

    @Test
    @DisplayName("change settings, only those that are given")
    void config() {
        var nextcloud = ScriptedNextcloud.answering("cookbook/40-config-set-partial", "cookbook/02-config-get");

        assertThat(nextcloud.success(SetConfig::new, json("{'folder':'Documents/Recipes/','update_interval':10}")))
                .isEqualTo(json("{'folder':'/Recipes','update_interval':5,'print_image':true}"));
        assertThat(sent(nextcloud, 0)).isEqualTo(json("{'folder':'/Documents/Recipes','update_interval':10}"));
        for (var wrong : new String[] {"{}", "{'folder':'/a/../../b'}", "{'folder':'/'}"}) {
            var none = ScriptedNextcloud.answering();
            assertThat(none.failure(SetConfig::new, json(wrong))).isNotBlank();
            assertThat(none.requests).isEmpty();
        }
    }

    @Test
    @DisplayName("read the files again and count what is there")
    void reindex() {
        var nextcloud = ScriptedNextcloud.answering("cookbook/41-reindex", "cookbook/12-recipes-list");

        assertThat(nextcloud.success(Reindex::new, json("{}"))).isEqualTo(json("{'recipes':2}"));
    }

    @Test
    @DisplayName("say that the app is missing")
    void missing() {
        assertThat(ScriptedNextcloud.answering("general/11-app-not-installed").failure(ListRecipes::new, json("{}")))
                .contains("Cookbook app is not installed");
        assertThat(ScriptedNextcloud.answering("general/11-app-not-installed")
                        .failure(DeleteRecipe::new, json("{'recipe_id':1}")))
                .contains("Cookbook app is not installed");
    }

    @Test
    @DisplayName("say when it is not known whether a recipe was created")
    void unknownFate() {
        assertThat(ScriptedNextcloud.answering().thenFails(true).failure(CreateRecipe::new, json("{'name':'a'}")))
                .contains("not known whether");
    }
}
