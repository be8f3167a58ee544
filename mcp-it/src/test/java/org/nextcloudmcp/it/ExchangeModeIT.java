package org.nextcloudmcp.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nextcloudmcp.provider.RecordedCall;
import org.nextcloudmcp.stage.DemoAccounts;
import org.nextcloudmcp.stage.StrictStage;
import org.nextcloudmcp.standin.JournalEntry;
import org.nextcloudmcp.walkthrough.McpClient;
import org.nextcloudmcp.walkthrough.Reply;
import org.nextcloudmcp.walkthrough.Transcript;

/** With NEXTCLOUD_CREDENTIAL=exchange every tool works at once: there is nothing to provision, and nothing is kept. */
@ExtendWith(ExchangeStage.class)
class ExchangeModeIT {
    private static final String EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";

    private final StrictStage stage;
    private final Caller caller;

    ExchangeModeIT(StrictStage stage) {
        this.stage = stage;
        this.caller = new Caller(stage);
    }

    @Test
    void everyToolRunsAndTheProvisioningToolsAreNotThere() {
        String token = caller.token("openid profile files.read files.write notes.read notes.write");

        String list = caller.listTools(token).body();
        assertThat(list).doesNotContain("provision");
        calls().forEach((tool, arguments) -> {
            Reply reply = McpClient.anonymous(Transcript.silent(), stage.mcpEndpoint())
                    .withToken(token)
                    .call(tool, arguments);
            assertThat(list).contains("\"" + tool + "\"");
            assertThat(reply.status()).as(tool).isEqualTo(200);
            assertThat(reply.json().getJsonObject("result").getBoolean("isError", false))
                    .as("%s: %s", tool, reply.body())
                    .isFalse();
        });
    }

    private static Map<String, JsonObject> calls() {
        return Map.of(
                "nc_user_get", arguments(Map.of()),
                "nc_webdav_list_directory", arguments(Map.of("path", "Documents")),
                "nc_webdav_read_file", arguments(Map.of("path", DemoAccounts.SAMPLE_FILE)),
                "nc_webdav_write_file", arguments(Map.of("path", "exchanged.txt", "content", "written")),
                "nc_notes_search_notes", arguments(Map.of("query", "milk")),
                "nc_notes_create_note", arguments(Map.of("title", "Exchanged", "content", "made", "category", "")));
    }

    private static JsonObject arguments(Map<String, String> values) {
        return Json.createObjectBuilder(Map.copyOf(values)).build();
    }

    @Test
    void theProvisioningToolsCannotBeCalledEither() {
        for (String tool :
                List.of("provision_nextcloud_access", "revoke_nextcloud_access", "check_provisioning_status")) {
            Reply reply = caller.call(caller.token(), tool);

            assertThat(reply.json().getJsonObject("error").getInt("code"))
                    .as(tool)
                    .isEqualTo(-32602);
        }
    }

    @Test
    void eachCallIsOneExchangeOfTheInboundTokenAndNothingElse() {
        String token = caller.token();
        int before = stage.provider().calls().size();
        int requestsBefore = stage.standIn().journal().size();

        caller.readFile(token);
        caller.readFile(token);

        List<RecordedCall> calls = stage.provider()
                .calls()
                .subList(before, stage.provider().calls().size());
        assertThat(calls)
                .filteredOn(call -> call.field("grant_type").equals(EXCHANGE))
                .hasSize(2)
                .allSatisfy(call -> {
                    assertThat(call.field("subject_token")).isEqualTo(token);
                    assertThat(call.field("audience")).isEqualTo("nextcloud");
                    assertThat(call.field("scope").split(" ")).contains("files.read");
                    assertThat(call.form()).doesNotContainKeys("actor_token", "resource", "refresh_token");
                    assertThat(call.authentication()).isEqualTo("private_key_jwt");
                });
        assertThat(calls)
                .as("other grants")
                .allMatch(call -> List.of("", EXCHANGE).contains(call.field("grant_type")));
        List<JournalEntry> seen = stage.standIn().journal();
        assertThat(seen.subList(requestsBefore, seen.size()))
                .isNotEmpty()
                .allMatch(entry -> entry.audience().equals(List.of("nextcloud")))
                .noneMatch(entry -> entry.tokenFingerprint().equals(JournalEntry.fingerprint(token)));
    }

    @Test
    void theProviderFindsOurPublicKeyAndNoPrivateOne() {
        Reply keys = new org.nextcloudmcp.walkthrough.Wire(Transcript.silent())
                .get(stage.publicUrl().resolve("/.well-known/jwks.json"), Map.of());

        assertThat(keys.status()).isEqualTo(200);
        assertThat(keys.json().getJsonArray("keys"))
                .singleElement()
                .satisfies(key -> assertThat(key.asJsonObject().keySet())
                        .contains("kty", "kid")
                        .doesNotContain("d", "p", "q", "dp", "dq", "qi", "k"));
    }
}
