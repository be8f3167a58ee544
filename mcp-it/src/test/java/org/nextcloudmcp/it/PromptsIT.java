package org.nextcloudmcp.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nextcloudmcp.stage.Stage;
import org.nextcloudmcp.walkthrough.Assistant;
import org.nextcloudmcp.walkthrough.McpClient;
import org.nextcloudmcp.walkthrough.Reply;
import org.nextcloudmcp.walkthrough.User;

/** Prompts: seen and asked for by whoever may sign in, and folders suggested to who connected Nextcloud. */
@ExtendWith(StageExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PromptsIT {
    private final Stage stage;
    private final Assistant alice;
    private McpClient client;

    PromptsIT(Stage stage) {
        this.stage = stage;
        this.alice = Moves.assistant(stage, User.ALICE);
    }

    @BeforeAll
    void grant() {
        client = alice.client().with(Moves.signedInWithGrant(alice));
    }

    @Test
    void theListIsTheSameForAllWhateverTheirScopes() {
        McpClient narrow = alice.client().with(Moves.signedInFor(stage, User.ALICE, "openid"));

        JsonObject wide = result(client.request("prompts/list", Json.createObjectBuilder()));
        JsonObject little = result(narrow.request("prompts/list", Json.createObjectBuilder()));

        assertThat(wide.getJsonArray("prompts")
                        .getValuesAs(prompt -> prompt.asJsonObject().getString("name")))
                .containsExactly("file_note", "prepare_meeting", "review_notes", "summarize_folder");
        assertThat(little.getJsonArray("prompts")).isEqualTo(wide.getJsonArray("prompts"));
        // which apps a Nextcloud has is the user's own
        assertThat(wide.getString("cacheScope")).isEqualTo("private");
    }

    @Test
    void aPromptIsFilledInWithWhatTheUserSays() {
        JsonObject result = result(client.prompt(
                "summarize_folder",
                Json.createObjectBuilder().add("folder", "/Documents/").build()));

        assertThat(result.getJsonArray("messages")
                        .getJsonObject(0)
                        .getJsonObject("content")
                        .getString("text"))
                .contains("“Documents”", "nc_webdav_list_directory");
    }

    @Test
    void aMissingArgumentIsNamed() {
        JsonObject error = client.prompt("summarize_folder", JsonValue.EMPTY_JSON_OBJECT)
                .json()
                .getJsonObject("error");

        assertThat(error.getInt("code")).isEqualTo(-32602);
        assertThat(error.getString("message")).contains("folder");
    }

    @Test
    void foldersAreSuggested() {
        JsonObject result = result(client.request(
                "completion/complete",
                Json.createObjectBuilder()
                        .add(
                                "ref",
                                Json.createObjectBuilder()
                                        .add("type", "ref/prompt")
                                        .add("name", "summarize_folder"))
                        .add(
                                "argument",
                                Json.createObjectBuilder().add("name", "folder").add("value", "do"))));

        assertThat(result.getJsonObject("completion").getJsonArray("values").getValuesAs(JsonString::getString))
                .containsExactly("Documents/");
    }

    private static JsonObject result(Reply reply) {
        assertThat(reply.json()).as(reply.body()).containsKey("result");
        return reply.json().getJsonObject("result");
    }
}
