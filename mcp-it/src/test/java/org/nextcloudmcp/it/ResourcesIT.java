package org.nextcloudmcp.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nextcloudmcp.stage.DemoAccounts;
import org.nextcloudmcp.stage.Stage;
import org.nextcloudmcp.walkthrough.Assistant;
import org.nextcloudmcp.walkthrough.Reply;
import org.nextcloudmcp.walkthrough.Tokens;
import org.nextcloudmcp.walkthrough.Transcript;
import org.nextcloudmcp.walkthrough.User;
import org.nextcloudmcp.walkthrough.Wire;

/** The user's files and notes as resources: read with the same scopes and the same grant as by the tools. */
@ExtendWith(StageExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResourcesIT {
    private static final String WELCOME = "nextcloud://files/" + DemoAccounts.SAMPLE_FILE;
    private static final byte[] PICTURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, (byte) 0xff};

    private final Stage stage;
    private final Assistant alice;
    private Tokens tokens;

    ResourcesIT(Stage stage) {
        this.stage = stage;
        this.alice = Moves.assistant(stage, User.ALICE);
    }

    @BeforeAll
    void grant() {
        tokens = Moves.signedInWithGrant(alice);
    }

    @Test
    void aTextFileIsReadAsText() {
        JsonObject result = result(read(WELCOME));

        assertThat(onlyContents(result))
                .isEqualTo(Json.createObjectBuilder()
                        .add("uri", WELCOME)
                        .add("mimeType", "text/markdown")
                        .add("text", DemoAccounts.sampleText("alice"))
                        .build());
        assertThat(result.getString("cacheScope")).isEqualTo("private");
        assertThat(result.getInt("ttlMs")).isZero();
    }

    @Test
    void aBinaryFileIsReadAsABlob() {
        alice.call(
                tokens,
                "nc_webdav_write_file",
                Json.createObjectBuilder()
                        .add("path", "Photos/Grüße #1.png")
                        .add("content", Base64.getEncoder().encodeToString(PICTURE))
                        .add("content_type", "image/png;base64")
                        .build());

        JsonObject contents = onlyContents(result(read("nextcloud://files/Photos/Gr%C3%BC%C3%9Fe%20%231.png")));

        assertThat(contents.getString("mimeType")).isEqualTo("image/png");
        assertThat(Base64.getDecoder().decode(contents.getString("blob"))).isEqualTo(PICTURE);
        assertThat(contents).doesNotContainKey("text");
    }

    @Test
    void aFolderIsReadAsAListWithTheUrisToGoOnWith() {
        JsonObject contents = onlyContents(result(read("nextcloud://files/Documents")));

        assertThat(contents.getString("mimeType")).isEqualTo("application/json");
        assertThat(contents.getString("text")).contains("\"uri\":\"" + WELCOME + "\"", "Budget%202026.csv");
    }

    @Test
    void aNoteIsReadByItsNumber() {
        String id = complete("ref/resource", "uri", "nextcloud://notes/{id}", "id", "shopping")
                .get(0);

        JsonObject contents = onlyContents(result(read("nextcloud://notes/" + id)));

        assertThat(contents.getString("mimeType")).isEqualTo("text/markdown");
        assertThat(contents.getString("text")).contains("- milk");
    }

    @Test
    void whatIsNotThereIsTheRevisionsOwnErrorWithTheUri() {
        for (String uri :
                List.of("nextcloud://files/Documents/none.txt", "nextcloud://notes/987654", "nextcloud://x/y")) {
            JsonObject error = error(read(uri));
            assertThat(error.getInt("code")).isEqualTo(-32602);
            assertThat(error.getJsonObject("data").getString("uri")).isEqualTo(uri);
        }

        Reply before2026 = new Wire(Transcript.silent())
                .postJson(
                        stage.mcpEndpoint(),
                        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"resources/read\",\"params\":{\"uri\":\"nextcloud://x/y\"}}",
                        Map.of(
                                "MCP-Protocol-Version",
                                "2025-11-25",
                                "Accept",
                                "application/json, text/event-stream",
                                "Authorization",
                                "Bearer " + tokens.accessToken()));
        assertThat(before2026.json().getJsonObject("error").getInt("code")).isEqualTo(-32002);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nextcloud://files/../bob/Documents/Welcome.md",
                "nextcloud://files/%2e%2e/bob/Documents/Welcome.md",
                "nextcloud://files/..%2Fbob%2FDocuments%2FWelcome.md",
                "nextcloud://files/%c0%ae%c0%ae/bob",
                "nextcloud://files/a%00b",
                "nextcloud://files/%",
                "nextcloud://notes/%2e%2e",
            })
    void aPathThatLeavesTheUsersFolderIsRefusedBeforeAnythingIsSent(String uri) {
        int before = stage.standIn().orElseThrow().journal().size();

        assertThat(error(read(uri)).getInt("code")).isEqualTo(-32602);

        assertThat(stage.standIn().orElseThrow().journal()).hasSize(before);
    }

    @Test
    void withoutTheScopeThereIsOneChallengeAndTheListIsShorter() {
        Tokens narrow = Moves.signedInFor(stage, User.ALICE, "openid notes.read");

        Reply refused = alice.client().with(narrow).read(WELCOME);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.header("WWW-Authenticate").orElseThrow())
                .contains("error=\"insufficient_scope\"", "files.read");
        assertThat(uris(narrow, "resources/list", "resources", "uri"))
                .isNotEmpty()
                .allMatch(uri -> uri.startsWith("nextcloud://notes/"));
        assertThat(uris(narrow, "resources/templates/list", "resourceTemplates", "uriTemplate"))
                .containsExactly("nextcloud://notes/{id}");
    }

    @Test
    void theListShowsTheRootAndTheNewestNotes() {
        assertThat(uris(tokens, "resources/list", "resources", "uri"))
                .contains("nextcloud://files/Documents", "nextcloud://files/Photos")
                .anyMatch(uri -> uri.matches("nextcloud://notes/[0-9]+"));
        assertThat(uris(tokens, "resources/templates/list", "resourceTemplates", "uriTemplate"))
                .containsExactly("nextcloud://files/{+path}", "nextcloud://notes/{id}");
    }

    @Test
    void aPathIsCompletedFromTheFolder() {
        assertThat(complete("ref/resource", "uri", "nextcloud://files/{+path}", "path", ""))
                .contains("Documents/", "Photos/");
        assertThat(complete("ref/resource", "uri", "nextcloud://files/{+path}", "path", "Documents/b"))
                .containsExactly("Documents/Budget%202026.csv");
        assertThat(complete("ref/resource", "uri", "nextcloud://files/{+path}", "path", "../"))
                .isEmpty();
    }

    @Test
    void withoutAGrantAReadingAnswersALinkAndTheSameReadingSucceedsAfterIt() {
        Assistant bob = Moves.assistant(stage, User.BOB);
        Tokens ofBob = Moves.signedInWithoutGrant(bob);

        JsonObject error = error(bob.client().with(ofBob).read(WELCOME));

        URI link = URI.create(error.getJsonObject("data").getString("authorization_url"));
        assertThat(error.getString("message")).contains(link.toString());
        bob.connect(link);
        assertThat(onlyContents(result(bob.client().with(ofBob).read(WELCOME))).getString("text"))
                .isEqualTo(DemoAccounts.sampleText("bob"));
    }

    @Test
    void listsAndSuggestionsWithoutAGrantAreEmptyAndUseUpNoLinks() {
        Assistant carol = Moves.assistant(stage, User.CAROL);
        Tokens ofCarol = Moves.signedInWithoutGrant(carol);

        for (int i = 0; i < 12; i++) {
            assertThat(uris(carol, ofCarol, "resources/list", "resources", "uri"))
                    .isEmpty();
        }
        JsonObject list = result(carol.client().with(ofCarol).request("resources/list", Json.createObjectBuilder()));

        assertThat(list.getInt("ttlMs")).as("consent may be given any moment").isZero();
        assertThat(uris(carol, ofCarol, "resources/templates/list", "resourceTemplates", "uriTemplate"))
                .hasSize(2);
        assertThat(carol.link(ofCarol))
                .as("more than ten open links would be refused")
                .isNotNull();
    }

    @Test
    void theServerSaysThatItHasResourcesPromptsAndCompletions() {
        JsonObject discovered = result(alice.client().with(tokens).discover());

        assertThat(discovered.getJsonObject("capabilities")).containsKeys("resources", "prompts", "completions");
    }

    private Reply read(String uri) {
        return alice.client().with(tokens).read(uri);
    }

    private List<String> complete(String type, String by, String ref, String argument, String value) {
        JsonObject result = result(alice.client()
                .with(tokens)
                .request(
                        "completion/complete",
                        Json.createObjectBuilder()
                                .add(
                                        "ref",
                                        Json.createObjectBuilder()
                                                .add("type", type)
                                                .add(by, ref))
                                .add(
                                        "argument",
                                        Json.createObjectBuilder()
                                                .add("name", argument)
                                                .add("value", value))));
        return result.getJsonObject("completion").getJsonArray("values").getValuesAs(JsonString::getString);
    }

    private List<String> uris(Tokens with, String method, String member, String key) {
        return uris(alice, with, method, member, key);
    }

    private static List<String> uris(Assistant who, Tokens with, String method, String member, String key) {
        return result(who.client().with(with).request(method, Json.createObjectBuilder()))
                .getJsonArray(member)
                .getValuesAs(entry -> entry.asJsonObject().getString(key));
    }

    private static JsonObject result(Reply reply) {
        assertThat(reply.json()).as(reply.body()).containsKey("result");
        return reply.json().getJsonObject("result");
    }

    private static JsonObject error(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.json()).as(reply.body()).containsKey("error");
        return reply.json().getJsonObject("error");
    }

    private static JsonObject onlyContents(JsonObject result) {
        assertThat(result.getJsonArray("contents")).hasSize(1);
        return result.getJsonArray("contents").getJsonObject(0);
    }
}
