package org.nextcloudmcp.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nextcloudmcp.stage.StrictStage;

/** What the operator withholds is neither listed nor done, through {@code /mcp}. */
@ExtendWith(ModesStage.class)
class ModesIT {
    private final StrictStage stage;
    private final ToolSession alice;

    ModesIT(StrictStage stage) {
        this.stage = stage;
        this.alice = new ToolSession(stage, "alice", (tool, success) -> {});
    }

    @Test
    @DisplayName("withheld tools, and those of missing apps, are not listed; a call is answered with the reason")
    void tools() {
        assertThat(alice.tools().keySet())
                .contains("nc_webdav_read_file", "nc_notes_get_note")
                .doesNotContain("nc_notes_search_notes")
                .noneMatch(name -> name.startsWith("deck_"))
                .noneMatch(name -> name.startsWith("nc_cookbook_"))
                .noneMatch(name -> name.startsWith("talk_"));
        assertThat(alice.failure("deck_get_boards", "{}")).contains("mcp.apps.denied");
        assertThat(alice.failure("nc_notes_search_notes", "{\"query\":\"x\"}")).contains("mcp.tools.denied");
        assertThat(alice.failure("talk_list_conversations", "{}"))
                .startsWith("The Talk app is not installed in this Nextcloud, or not enabled for this user.");
        assertThat(stage.standIn().journal()).noneMatch(entry -> entry.path().contains("/apps/deck/"));
    }

    @Test
    @DisplayName("prompts and resources go with the tools that they need")
    void promptsAndResources() {
        var client = alice.client();
        assertThat(client.request("prompts/list", Json.createObjectBuilder()).body())
                .contains("summarize_folder")
                .doesNotContain("review_notes", "file_note", "prepare_meeting");
        assertThat(client.prompt("file_note", JsonValue.EMPTY_JSON_OBJECT).body())
                .contains("mcp.tools.denied");
        assertThat(client.request("resources/templates/list", Json.createObjectBuilder())
                        .body())
                .contains("nextcloud://files/")
                .doesNotContain("nextcloud://notes/");
        assertThat(client.read("nextcloud://notes/1").body()).contains("mcp.tools.denied");
    }

    @Test
    @DisplayName("what carries the tag, and what is below such a folder, does not exist")
    void hidden() {
        assertThat(alice.failure("nc_webdav_read_file", "{\"path\":\"secret.txt\"}"))
                .isEqualTo(alice.failure("nc_webdav_read_file", "{\"path\":\"no-such.txt\"}")
                        .replace("no-such", "secret"));
        assertThat(alice.failure("nc_webdav_read_file", "{\"path\":\"Private/diary.txt\"}"))
                .startsWith("There is no file");
        assertThat(alice.failure("nc_webdav_list_directory", "{\"path\":\"Private\"}"))
                .doesNotContain("diary");
        assertThat(alice.success("nc_webdav_find_by_name", "{\"pattern\":\"*.txt\"}")
                        .toString())
                .doesNotContain("secret", "diary");
        assertThat(alice.failure("nc_webdav_list_trash", "{}")).contains("mcp.hidden.tag");
        assertThat(alice.client().read("nextcloud://files/secret.txt").body()).doesNotContain("what is in it");
        assertThat(alice.client().read("nextcloud://files/open.txt").body()).contains("what is in it");
    }

    @Test
    @DisplayName("a page of a list has no more entries than the operator allows, and goes on")
    void limit() {
        var page = alice.success("nc_webdav_list_directory", "{\"path\":\"/\",\"limit\":100}");

        assertThat(page.getJsonArray("entries")).hasSize(2);
        assertThat(page.getString("next_cursor")).isNotEmpty();
        assertThat(page.toString()).doesNotContain("secret", "Private");
    }
}
