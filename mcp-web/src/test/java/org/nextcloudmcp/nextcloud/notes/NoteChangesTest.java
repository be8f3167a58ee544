package org.nextcloudmcp.nextcloud.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextcloudmcp.nextcloud.ScriptedNextcloud.json;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.nextcloud.NextcloudRequest;
import org.nextcloudmcp.nextcloud.Recorded;
import org.nextcloudmcp.nextcloud.ScriptedNextcloud;
import org.nextcloudmcp.tools.ToolContent;
import org.nextcloudmcp.tools.ToolResult;

@DisplayName("The tools that change notes")
class NoteChangesTest {

    private static final String NOTE = "/index.php/apps/notes/api/v1/notes/";

    @Test
    @DisplayName("change what was asked only, under the etag in quotes")
    void update() {
        var nextcloud = ScriptedNextcloud.answering("notes/30-update-content-if-match-good");

        var note = nextcloud.success(
                UpdateNote::new,
                json(
                        "{'note_id':191,'etag':'e131e8ed6c18a438175c892c67ff9382','content':'# Shopping\\n- milk\\n- bread'}"));

        assertThat(nextcloud.asked()).containsExactly("PUT " + NOTE + "191");
        assertThat(nextcloud.last().headers()).containsEntry("If-Match", "\"e131e8ed6c18a438175c892c67ff9382\"");
        assertThat(body(nextcloud.last())).isEqualTo("{\"content\":\"# Shopping\\n- milk\\n- bread\"}");
        assertThat(note.getString("etag")).isEqualTo("cdd1cd2e8f508c1d0b78d285b9a7493f");
        assertThat(note.getString("file")).isEqualTo("Notes/home/lists/Shopping.md");
    }

    @Test
    @DisplayName("tell what a stale change met: title, category, etag and content, and how to go on")
    void stale() {
        var nextcloud = ScriptedNextcloud.answering("notes/31-update-if-match-stale");

        assertThat(
                        nextcloud.failure(
                                UpdateNote::new,
                                json(
                                        "{'note_id':191,'etag':'e131e8ed6c18a438175c892c67ff9382','title':'Shopping','content':'lost'}")))
                .contains(
                        "nothing was written",
                        "now at etag cdd1cd2e8f508c1d0b78d285b9a7493f",
                        "2026-11-21T09:30:51Z",
                        "“home/lists”",
                        "wanted to write in: content.",
                        "Its content is:\n# Shopping\n- milk\n- bread\n",
                        "call again with the etag cdd1cd2e8f508c1d0b78d285b9a7493f");
        assertThat(nextcloud.requests).hasSize(1);
    }

    @Test
    @DisplayName("take a stale change that is there already for what it is: a repetition")
    void repeated() {
        var result = (ToolResult.Success) ScriptedNextcloud.answering("notes/31-update-if-match-stale")
                .call(
                        UpdateNote::new,
                        json("{'note_id':191,'etag':'stale','content':'# Shopping\\n- milk\\n- bread'}"));

        assertThat(result.content())
                .containsExactly(new ToolContent.Text("Note 191 was as asked already, so nothing was written."));
    }

    @Test
    @DisplayName("send nothing without a proper etag, or without a change")
    void nothing() {
        var nextcloud = ScriptedNextcloud.answering();

        assertThat(nextcloud.failure(UpdateNote::new, json("{'note_id':1,'etag':'*','content':'x'}")))
                .contains("etag");
        assertThat(nextcloud.failure(UpdateNote::new, json("{'note_id':1,'etag':'e'}")))
                .contains("nothing to change");
        assertThat(nextcloud.requests).isEmpty();
    }

    @Test
    @DisplayName("tell the title that Nextcloud made of a new one")
    void renamed() {
        var result = (ToolResult.Success) ScriptedNextcloud.answering("notes/36-update-title-taken")
                .call(UpdateNote::new, json("{'note_id':193,'etag':'e','title':'Shopping list','category':'errands'}"));

        assertThat(result.content())
                .containsExactly(
                        new ToolContent.Text("Changed note 193. Nextcloud changed its title to “Shopping list (2)”."));
    }

    @Test
    @DisplayName("append behind a separator, under the etag that was read")
    void append() {
        var nextcloud = ScriptedNextcloud.answering(
                "notes/44-append-1-read", "notes/45-append-2-write-whole-content-with-if-match");

        nextcloud.success(AppendContent::new, json("{'note_id':211,'content':'appended','separator':'\\n---\\n'}"));

        assertThat(nextcloud.asked()).containsExactly("GET " + NOTE + "211", "PUT " + NOTE + "211");
        assertThat(nextcloud.last().headers()).containsEntry("If-Match", "\"4fec1e93ea6f683208e65b90d411e17d\"");
        assertThat(body(nextcloud.last())).isEqualTo("{\"content\":\"two\\n---\\nappended\"}");
    }

    @Test
    @DisplayName("append to what somebody else wrote in between, without losing it")
    void appendAgain() {
        var nextcloud = ScriptedNextcloud.answering(
                "notes/24-get",
                "notes/43-update-same-second-stale-etag",
                "notes/45-append-2-write-whole-content-with-if-match");

        nextcloud.success(AppendContent::new, json("{'note_id':191,'content':'appended'}"));

        assertThat(nextcloud.requests).hasSize(3);
        assertThat(nextcloud.last().headers())
                .as("the etag of the 412's body")
                .containsEntry("If-Match", "\"4fec1e93ea6f683208e65b90d411e17d\"");
        assertThat(body(nextcloud.last())).isEqualTo("{\"content\":\"two\\n\\n---\\n\\nappended\"}");
    }

    @Test
    @DisplayName("give up appending after a few attempts, and say that nothing was appended")
    void appendInVain() {
        var stale = "notes/43-update-same-second-stale-etag";
        var nextcloud = ScriptedNextcloud.answering("notes/24-get", stale, stale, stale, stale, stale);

        assertThat(nextcloud.failure(AppendContent::new, json("{'note_id':191,'content':'x'}")))
                .contains("nothing was appended");
    }

    @Test
    @DisplayName("put no separator before the first text of an empty note, and write to none that is read-only")
    void appendToEmpty() {
        var nextcloud = new ScriptedNextcloud()
                .then(Recorded.made(
                        200, "application/json", "{\"id\":1,\"title\":\"t\",\"content\":\"\",\"etag\":\"e\"}"))
                .then(Recorded.answer("notes/24-get"));
        nextcloud.success(AppendContent::new, json("{'note_id':1,'content':'first'}"));
        assertThat(body(nextcloud.last())).isEqualTo("{\"content\":\"first\"}");

        var readOnly = new ScriptedNextcloud()
                .then(Recorded.made(
                        200, "application/json", "{\"id\":1,\"title\":\"t\",\"readonly\":true,\"etag\":\"e\"}"));
        assertThat(readOnly.failure(AppendContent::new, json("{'note_id':1,'content':'x'}")))
                .contains("only read");
        assertThat(readOnly.requests).hasSize(1);
    }

    @Test
    @DisplayName("say what was deleted and where it is now")
    void delete() {
        var nextcloud = ScriptedNextcloud.answering("notes/24-get", "notes/62-delete");

        var result = (ToolResult.Success) nextcloud.call(DeleteNote::new, json("{'note_id':191}"));

        assertThat(nextcloud.asked()).containsExactly("GET " + NOTE + "191", "DELETE " + NOTE + "191");
        assertThat(result.structuredContent())
                .isEqualTo(json("{'id':191,'title':'Shopping','category':'home/lists',"
                        + "'file':'Notes/home/lists/Shopping.md'}"));
        assertThat(result.content().get(0).toJson().getString("text")).contains("“Shopping”", "trash bin");
    }

    @Test
    @DisplayName("tell a note that is not there from an app that is not there")
    void missing() {
        assertThat(ScriptedNextcloud.answering("notes/40-update-not-found")
                        .failure(UpdateNote::new, json("{'note_id':999999,'etag':'e','content':'x'}")))
                .contains("no note 999999");
        assertThat(ScriptedNextcloud.answering("notes/24-get", "notes/63-delete-again")
                        .failure(DeleteNote::new, json("{'note_id':191}")))
                .contains("no note 191");
        assertThat(ScriptedNextcloud.answering("general/11-app-not-installed")
                        .failure(AppendContent::new, json("{'note_id':1,'content':'x'}")))
                .contains("not installed");
    }

    @Test
    @DisplayName("read attachments as what they are")
    void attachment() {
        var nextcloud = new ScriptedNextcloud()
                .then(Recorded.answer("notes/24-get"))
                .then(Recorded.made(200, "image/png", "pixels"))
                .then(Recorded.answer("notes/24-get"))
                .then(Recorded.made(200, "text/plain;charset=UTF-8", "plain text"))
                .then(Recorded.answer("notes/24-get"))
                .then(Recorded.made(200, "application/pdf", "%PDF"));

        var picture = (ToolResult.Success)
                nextcloud.call(GetAttachment::new, json("{'note_id':191,'attachment_filename':'a & b.png'}"));
        assertThat(nextcloud.asked())
                .containsExactly(
                        "GET " + NOTE + "191",
                        "GET /index.php/apps/notes/api/v1.4/attachment/191?path=a%20%26%20b.png");
        assertThat(picture.content())
                .containsExactly(ToolContent.Image.of("image/png", "pixels".getBytes(StandardCharsets.UTF_8)));
        assertThat(picture.structuredContent())
                .isEqualTo(json("{'note_id':191,'filename':'a & b.png','mime_type':'image/png','size':6}"));

        var text = (ToolResult.Success)
                nextcloud.call(GetAttachment::new, json("{'note_id':191,'attachment_filename':'a.txt'}"));
        assertThat(text.content().get(0)).isInstanceOf(ToolContent.TextResource.class);
        var other = (ToolResult.Success)
                nextcloud.call(GetAttachment::new, json("{'note_id':191,'attachment_filename':'a.pdf'}"));
        assertThat(other.content().get(0)).isInstanceOf(ToolContent.BinaryResource.class);
    }

    @Test
    @DisplayName("ask for no attachment outside the note's folder, and tell one that is not there")
    void attachmentRefused() {
        var nextcloud = ScriptedNextcloud.answering("notes/24-get", "notes/54-attachment-get-not-found");

        assertThat(nextcloud.failure(
                        GetAttachment::new, json("{'note_id':191,'attachment_filename':'../../../docs/report.txt'}")))
                .contains("segment");
        assertThat(nextcloud.requests).isEmpty();
        assertThat(nextcloud.failure(GetAttachment::new, json("{'note_id':191,'attachment_filename':'none.png'}")))
                .contains("no attachment none.png");
    }

    private static String body(NextcloudRequest request) {
        return new String(request.body().orElseThrow().bytes(), StandardCharsets.UTF_8);
    }
}
