package org.nextcloudmcp.nextcloud.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextcloudmcp.nextcloud.ScriptedNextcloud.json;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.nextcloud.Recorded;
import org.nextcloudmcp.nextcloud.ScriptedNextcloud;
import org.nextcloudmcp.tools.ToolContent;
import org.nextcloudmcp.tools.ToolResult;

@DisplayName("The notes tools")
class NotesToolsTest {

    @Test
    @DisplayName("search by Nextcloud's own search and add what it does not say")
    void search() {
        var nextcloud = ScriptedNextcloud.answering("notes/list", "notes/61-search-unified-by-title");

        var found = nextcloud.success(SearchNotes::new, json("{'query':' shopp & co '}"));

        assertThat(nextcloud.asked())
                .containsExactly(
                        "GET /index.php/apps/notes/api/v1/notes?exclude=content",
                        "GET /ocs/v2.php/search/providers/notes/search?format=json&term=shopp%20%26%20co");
        assertThat(found.getJsonArray("notes").getValuesAs(JsonObject.class))
                .extracting(note -> note.getInt("id"))
                .as("194 has vanished from the list")
                .containsExactly(191, 193);
        assertThat(found.getJsonArray("notes").getJsonObject(0))
                .isEqualTo(json("{'id':191,'title':'Shopping list','category':'home/lists',"
                        + "'modified':'2026-11-21T09:30:49Z','favorite':false,'excerpt':'Shopping\u2003milk\u2003bread',"
                        + "'page':'https://cloud.example.org/apps/notes/note/191'}"));
    }

    @Test
    @DisplayName("list all notes, the newest first, for an empty query")
    void all() {
        var nextcloud = ScriptedNextcloud.answering("notes/list");

        var found = nextcloud.success(SearchNotes::new, json("{'query':'','limit':2}"));

        assertThat(found.getJsonArray("notes").getValuesAs(JsonObject.class))
                .extracting(note -> note.getInt("id"))
                .containsExactly(191, 181);
        assertThat(found.getInt("total")).as("a bare number is no note").isEqualTo(3);
        assertThat(found.getBoolean("truncated")).isTrue();

        var cursor = found.getString("next_cursor");
        var rest = ScriptedNextcloud.answering("notes/list")
                .success(SearchNotes::new, json("{'query':'','limit':2,'cursor':'" + cursor + "'}"));
        assertThat(rest.getJsonArray("notes").getValuesAs(JsonObject.class))
                .extracting(note -> note.getInt("id"))
                .containsExactly(193);
        assertThat(rest.containsKey("next_cursor")).isFalse();
        assertThat(ScriptedNextcloud.answering().failure(SearchNotes::new, json("{'query':'','cursor':'x'}")))
                .contains("cursor");
    }

    @Test
    @DisplayName("read a note")
    void get() {
        var nextcloud = ScriptedNextcloud.answering("notes/24-get");

        assertThat(nextcloud.success(GetNote::new, json("{'note_id':191}")))
                .isEqualTo(json("{'id':191,'title':'Shopping','category':'home/lists',"
                        + "'modified':'2026-11-21T09:30:49Z','favorite':false,'content':'# Shopping\\n- milk',"
                        + "'etag':'e131e8ed6c18a438175c892c67ff9382','readonly':false,"
                        + "'offset':0,'length':17,'file':'Notes/home/lists/Shopping.md',"
                        + "'page':'https://cloud.example.org/apps/notes/note/191'}"));
        assertThat(nextcloud.last().headers()).containsEntry("Accept", "application/json");
    }

    @Test
    @DisplayName("read a long note in parts that are whole characters")
    void parts() {
        var emoji = Recorded.made(
                200, "application/json", "{\"id\":1,\"title\":\"t\",\"content\":\"a😀b\",\"etag\":\"e\"}");

        var first = new ScriptedNextcloud().then(emoji).success(GetNote::new, json("{'note_id':1,'length':2}"));
        assertThat(first.getString("content")).isEqualTo("a😀");
        assertThat(first.getInt("next_offset")).isEqualTo(2);
        var second =
                new ScriptedNextcloud().then(emoji).success(GetNote::new, json("{'note_id':1,'length':2,'offset':2}"));
        assertThat(second.getString("content")).isEqualTo("b");
        assertThat(second.containsKey("next_offset")).isFalse();
        assertThat(new ScriptedNextcloud().then(emoji).failure(GetNote::new, json("{'note_id':1,'offset':3}")))
                .contains("3 characters");
    }

    @Test
    @DisplayName("create a note and say what Nextcloud made of its title")
    void create() {
        var nextcloud = ScriptedNextcloud.answering("notes/04-create-title-taken-is-renamed");

        var result = (ToolResult.Success)
                nextcloud.call(CreateNote::new, json("{'title':'Shopping','content':'again','category':'home/lists'}"));

        assertThat(new String(nextcloud.last().body().orElseThrow().bytes(), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("{\"title\":\"Shopping\",\"content\":\"again\",\"category\":\"home/lists\"}");
        assertThat(result.structuredContent().getString("title")).isEqualTo("Shopping (2)");
        assertThat(result.content())
                .containsExactly(
                        new ToolContent.Text("Created note 194. Nextcloud changed its title to “Shopping (2)”."));
    }

    @Test
    @DisplayName("tell a missing note from a missing app")
    void missing() {
        assertThat(ScriptedNextcloud.answering("notes/27-get-not-found")
                        .failure(GetNote::new, json("{'note_id':999999}")))
                .contains("no note 999999", "nc_notes_search_notes");
        assertThat(ScriptedNextcloud.answering("general/11-app-not-installed")
                        .failure(GetNote::new, json("{'note_id':1}")))
                .contains("Notes app is not installed");
        assertThat(ScriptedNextcloud.answering("general/11-app-not-installed")
                        .failure(SearchNotes::new, json("{'query':''}")))
                .contains("Notes app is not installed");
        assertThat(ScriptedNextcloud.answering("general/11-app-not-installed")
                        .failure(CreateNote::new, json("{'title':'a','content':'','category':''}")))
                .contains("Notes app is not installed");
    }

    @Test
    @DisplayName("say when it is not known whether a note was created")
    void unknownFate() {
        assertThat(ScriptedNextcloud.answering()
                        .thenFails(true)
                        .failure(CreateNote::new, json("{'title':'a','content':'','category':''}")))
                .contains("not known whether");
    }
}
