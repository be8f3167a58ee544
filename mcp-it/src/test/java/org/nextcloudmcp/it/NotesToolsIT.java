package org.nextcloudmcp.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.stage.StrictStage;
import org.nextcloudmcp.standin.files.DavPath;

@DisplayName("The tools for notes")
class NotesToolsIT extends ToolCoverage {
    NotesToolsIT(StrictStage stage) {
        super(stage, "nc_notes_.*");
    }

    @Test
    @DisplayName("give back what they were given: unicode, emoji, line ends, long texts")
    void roundTrip() {
        for (String content : List.of(
                "Grüße, 日本語, 👩‍👩‍👧 and \u2028", "one\r\ntwo\n\n\tthree\r\n", "", "a long one 😀 ".repeat(10_000))) {
            long id = note("Round trip", content);
            StringBuilder read = new StringBuilder();
            JsonObject part = alice().success("nc_notes_get_note", "{\"note_id\":" + id + "}");
            read.append(part.getString("content"));
            while (part.containsKey("next_offset")) {
                part = alice().success(
                                "nc_notes_get_note",
                                "{\"note_id\":" + id + ",\"offset\":" + part.getInt("next_offset") + "}");
                read.append(part.getString("content"));
            }
            assertThat(read.toString()).isEqualTo(content);
        }
    }

    @Test
    @DisplayName("change a note only if it is still as it was seen")
    void update() {
        long id = note("To change", "first");
        String etag =
                alice().success("nc_notes_get_note", "{\"note_id\":" + id + "}").getString("etag");
        JsonObject changed = alice().success(
                        "nc_notes_update_note",
                        "{\"note_id\":" + id + ",\"etag\":\"" + etag
                                + "\",\"content\":\"second\",\"category\":\"a/b\"}");
        assertThat(changed.getString("category")).isEqualTo("a/b");
        assertThat(changed.getString("etag")).isNotEqualTo(etag);

        assertThat(alice().failure(
                                "nc_notes_update_note",
                                "{\"note_id\":" + id + ",\"etag\":\"" + etag + "\",\"content\":\"third\"}"))
                .contains("nothing was written", changed.getString("etag"), "second");
        assertThat(content(id)).isEqualTo("second");
    }

    @Test
    @DisplayName("append, and tell a note that is not there")
    void append() {
        long id = note("To append", "first");
        alice().success("nc_notes_append_content", "{\"note_id\":" + id + ",\"content\":\"second\"}");
        alice().success(
                        "nc_notes_append_content",
                        "{\"note_id\":" + id + ",\"content\":\"third\",\"separator\":\"\\n\"}");
        assertThat(content(id)).isEqualTo("first\n\n---\n\nsecond\nthird");
        assertThat(alice().failure("nc_notes_append_content", "{\"note_id\":999999,\"content\":\"x\"}"))
                .contains("no note 999999");
    }

    @Test
    @DisplayName("find notes page by page, and nobody else's")
    void search() {
        for (int i = 0; i < 3; i++) {
            note("Oolong " + i, "rare words");
        }
        JsonObject first = alice().success("nc_notes_search_notes", "{\"query\":\"oolong\",\"limit\":2}");
        assertThat(first.getInt("total")).isEqualTo(3);
        JsonObject second = alice().success(
                        "nc_notes_search_notes",
                        "{\"query\":\"oolong\",\"limit\":2,\"cursor\":\"" + first.getString("next_cursor") + "\"}");
        assertThat(second.getJsonArray("notes")).hasSize(1);
        assertThat(bob().success("nc_notes_search_notes", "{\"query\":\"oolong\"}")
                        .getJsonArray("notes"))
                .isEmpty();
        assertThat(alice().failure("nc_notes_search_notes", "{\"query\":\"\",\"cursor\":\"x\"}"))
                .contains("cursor");
    }

    @Test
    @DisplayName("read attachments, and none outside the note's folder")
    void attachment() {
        long id = note("With a picture", "![](picture.png)");
        var files = nextcloud().world().files("alice");
        files.write(files.at(new DavPath(List.of("Notes", "picture.png"))), "pixels".getBytes(StandardCharsets.UTF_8));

        JsonObject read = alice().success(
                        "nc_notes_get_attachment", "{\"note_id\":" + id + ",\"attachment_filename\":\"picture.png\"}");
        assertThat(read.getInt("size")).isEqualTo(6);
        assertThat(read.getString("mime_type")).isEqualTo("image/png");
        assertThat(alice().failure(
                                "nc_notes_get_attachment",
                                "{\"note_id\":" + id + ",\"attachment_filename\":\"none.png\"}"))
                .contains("no attachment none.png");
        assertThat(alice().failure(
                                "nc_notes_get_attachment",
                                "{\"note_id\":" + id + ",\"attachment_filename\":\"../picture.png\"}"))
                .contains("segment");
    }

    @Test
    @DisplayName("delete a note once, and say which it was")
    void delete() {
        long id = note("To delete", "x");
        assertThat(bob().failure("nc_notes_delete_note", "{\"note_id\":" + id + "}"))
                .contains("no note");
        assertThat(alice().success("nc_notes_delete_note", "{\"note_id\":" + id + "}")
                        .getString("title"))
                .isEqualTo("To delete");
        assertThat(alice().failure("nc_notes_delete_note", "{\"note_id\":" + id + "}"))
                .contains("no note " + id);
        assertThat(alice().failure("nc_notes_get_note", "{\"note_id\":" + id + "}"))
                .contains("no note " + id);
    }

    @Test
    @DisplayName("create no note without a title")
    void noTitle() {
        assertThat(alice().failure("nc_notes_create_note", "{\"title\":\"\",\"content\":\"\",\"category\":\"\"}"))
                .contains("title");
    }

    private long note(String title, String content) {
        JsonObject arguments = Json.createObjectBuilder()
                .add("title", title)
                .add("content", content)
                .add("category", "")
                .build();
        return alice().success("nc_notes_create_note", arguments.toString()).getInt("id");
    }

    private String content(long id) {
        return alice().success("nc_notes_get_note", "{\"note_id\":" + id + "}").getString("content");
    }
}
