package org.nextcloudmcp.nextcloud.files.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextcloudmcp.nextcloud.ScriptedNextcloud.json;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.nextcloud.ScriptedNextcloud;

class SearchToolsTest {

    @Test
    void namesAreFoundByAPatternOfPeoples() {
        var nextcloud = ScriptedNextcloud.answering("files-search/09-search-by-name");

        var found = nextcloud.success(FindByName::new, json("{'pattern':'*.md','scope':'docs/Grüße 100% <&>'}"));

        assertThat(found.getJsonArray("files").getValuesAs(JsonObject.class))
                .extracting(file -> file.getString("path"))
                .containsExactly("docs/readme.md");
        assertThat(found).doesNotContainKey("next_cursor");
        assertThat(nextcloud.asked()).containsExactly("SEARCH /remote.php/dav/");
        assertThat(sent(nextcloud))
                .contains("<d:like><d:prop><d:displayname/></d:prop><d:literal>%.md</d:literal></d:like>")
                .contains("<d:href>/files/alice/docs/Grüße 100% &lt;&amp;&gt;</d:href>");
    }

    @Test
    void whatNextcloudTakesForAWildcardIsEscapedAndMarkupStaysText() {
        assertThat(Condition.name("100%_\\").xml()).contains("<d:literal>%100\\%\\_\\\\%</d:literal>");
        assertThat(Condition.name("a?b*").xml()).contains("<d:literal>a_b%</d:literal>");
        assertThat(Condition.name("</d:literal>").xml()).contains("<d:literal>%&lt;/d:literal&gt;%</d:literal>");
    }

    @Property(tries = 200)
    void aPatternWithoutWildcardsFindsJustTheNamesThatContainIt(@ForAll String part) {
        var literal = Condition.name(part.replace("*", "").replace("?", "")).xml();

        var unescaped = Pattern.compile("(?<!\\\\)(\\\\\\\\)*[%_]");
        var inner = literal.substring(literal.indexOf("<d:literal>%") + 12, literal.lastIndexOf("%</d:literal>"));
        assertThat(unescaped.matcher(inner).find()).isFalse();
    }

    @Test
    void typesAreOneOrAllOfAKind() {
        for (var kind : List.of("image", "image/", "image/*", "IMAGE/%")) {
            assertThat(Condition.type(kind).xml())
                    .isEqualTo("<d:like><d:prop><d:getcontenttype/></d:prop><d:literal>image/%</d:literal></d:like>");
        }
        assertThat(Condition.type("text/markdown").xml()).contains("<d:eq>", ">text/markdown<");
        assertThat(ScriptedNextcloud.answering().failure(FindByType::new, json("{'mime_type':'%'}")))
                .contains("not a media type");
        assertThat(ScriptedNextcloud.answering("files-search/12-search-by-mime-eq")
                        .success(FindByType::new, json("{'mime_type':'text/markdown'}"))
                        .getJsonArray("files"))
                .hasSize(1);
    }

    @Test
    void aSearchWithSeveralConditionsWantsAllOfThemAndOneWithoutWantsEverything() {
        var nextcloud =
                ScriptedNextcloud.answering("files-search/18-search-empty-result", "files-search/15-search-favourites");

        var none = nextcloud.success(
                SearchFiles::new, json("{'name_pattern':'a','mime_type':'text','only_favorites':true,'limit':3}"));
        assertThat(none.getJsonArray("files")).isEmpty();
        assertThat(sent(nextcloud))
                .contains(
                        "<d:where><d:and><d:like>", "oc:favorite", "</d:and></d:where>", "<d:nresults>3</d:nresults>");

        nextcloud.success(SearchFiles::new, JsonValue.EMPTY_JSON_OBJECT);
        assertThat(sent(nextcloud)).contains("<d:where><d:like><d:prop><d:displayname/></d:prop><d:literal>%<");
    }

    @Test
    void aFullPageLeadsToTheNextOne() {
        var nextcloud =
                ScriptedNextcloud.answering("files-search/15-search-favourites", "files-search/18-search-empty-result");

        var first = nextcloud.success(ListFavorites::new, json("{'limit':1}"));
        var second = nextcloud.success(
                ListFavorites::new, json("{'limit':1,'cursor':'" + first.getString("next_cursor") + "'}"));

        assertThat(second).doesNotContainKey("next_cursor");
        assertThat(sent(nextcloud)).contains("<nc:firstresult>1</nc:firstresult>");
        assertThat(nextcloud.failure(
                        FindByName::new, json("{'pattern':'a','cursor':'" + first.getString("next_cursor") + "'}")))
                .contains("cursor");
    }

    @Test
    void aFolderThatIsMissingIsNamed() {
        assertThat(ScriptedNextcloud.answering("files-search/20-search-scope-missing")
                        .failure(ListFavorites::new, json("{'scope':'none'}")))
                .contains("no folder none");
        assertThat(ScriptedNextcloud.answering().failure(ListFavorites::new, json("{'scope':'../bob'}")))
                .contains("segment");
    }

    private static String sent(ScriptedNextcloud nextcloud) {
        return new String(nextcloud.last().body().orElseThrow().bytes(), StandardCharsets.UTF_8);
    }
}
