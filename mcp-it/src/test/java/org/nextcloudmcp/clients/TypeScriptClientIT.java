package org.nextcloudmcp.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nextcloudmcp.harness.BuiltProject;
import org.nextcloudmcp.harness.NodePackage;
import org.nextcloudmcp.walkthrough.Assistant;
import org.nextcloudmcp.walkthrough.OAuthClient;
import org.nextcloudmcp.walkthrough.Transcript;
import org.nextcloudmcp.walkthrough.User;
import org.nextcloudmcp.wire.Message;
import org.nextcloudmcp.wire.Verdicts;

/**
 * The SDKs for TypeScript of both eras do the whole way by themselves: from the 401 to the metadata, to a client id, to a
 * sign-in with PKCE, to the tools, to the consent for Nextcloud, and to a second sign-in for more scopes.
 */
@ExtendWith(ClientStage.class)
class TypeScriptClientIT {
    private final ClientStage.Running running;

    TypeScriptClientIT(ClientStage.Running running) {
        this.running = running;
    }

    @BeforeEach
    void needsNode() {
        assumeTrue(running.peers().isPresent(), "there is no npm, which brings the clients and a Node for them");
    }

    @Test
    void theSdkOfTheInitializedEraRegistersItself() {
        ClientRun run = run("sdk1.js", User.ALICE);

        arrived(run, "2025-11-25", "error");
        assertThat(run.step("connected").orElseThrow().getString("clientId")).isNotEqualTo(OAuthClient.CLIENT_ID);
    }

    @Test
    void theSdkOfTheInitializedEraComesWithAClientId() {
        ClientRun run = run("sdk1.js", User.BOB, OAuthClient.CLIENT_ID);

        arrived(run, "2025-11-25", "error");
        assertThat(run.step("connected").orElseThrow().getString("clientId")).isEqualTo(OAuthClient.CLIENT_ID);
    }

    @Test
    void theClientOfTheStatelessEraRegistersItself() {
        ClientRun run = run("client2.js", User.ALICE);

        arrived(run, "2026-07-28", "elicitation");
        assertThat(run.step("connected").orElseThrow().getString("clientId")).isNotEqualTo(OAuthClient.CLIENT_ID);
    }

    @Test
    void theClientOfTheStatelessEraComesWithAClientId() {
        ClientRun run = run("client2.js", User.CAROL, OAuthClient.CLIENT_ID);

        arrived(run, "2026-07-28", "elicitation");
        assertThat(run.step("connected").orElseThrow().getString("clientId")).isEqualTo(OAuthClient.CLIENT_ID);
    }

    private ClientRun run(String script, User user, String... clientId) {
        withoutGrant(user);
        NodePackage peers = running.peers().orElseThrow();
        Path log = BuiltProject.here().workFolder("clients").resolve(script + ".log");
        List<String> command = new ArrayList<>(List.of(
                peers.node().toString(),
                peers.file(script).toString(),
                running.endpoint().toString()));
        command.addAll(List.of(clientId));
        return ClientRun.of(command, peers.file("."), log, new Walker(user));
    }

    private void withoutGrant(User user) {
        Assistant assistant = new Assistant(Transcript.silent(), running.endpoint(), user);
        assistant.call(assistant.signIn(), "revoke_nextcloud_access");
        running.tap().conversation().forget();
    }

    private void arrived(ClientRun run, String version, String consent) {
        assertThat(run.step("connected").orElseThrow().getString("version")).isEqualTo(version);
        assertThat(run.step("listed").orElseThrow().getJsonArray("tools").toString())
                .as("what the first sign-in is for, and no more")
                .contains("nc_webdav_read_file")
                .doesNotContain("nc_notes_create_note");
        assertThat(run.asked().get(0).getQuery())
                .contains("code_challenge_method=S256", "resource=" + running.endpoint());
        assertThat(run.step("consented").orElseThrow().getString("by")).isEqualTo(consent);
        assertThat(run.step("read").orElseThrow().getJsonObject("result").toString())
                .contains("This file lies in your Nextcloud");
        assertThat(run.step("written").orElseThrow().getString("scope")).contains("notes.write");
        assertThat(run.step("written").orElseThrow().getJsonObject("result").toString())
                .contains("From afar");
        assertThat(problems()).isEmpty();
    }

    private List<String> problems() {
        List<Message> heard = running.tap().conversation().messages();
        return Stream.of(Message.Speaker.values())
                .flatMap(speaker -> Verdicts.against(speaker, heard).stream())
                .toList();
    }
}
