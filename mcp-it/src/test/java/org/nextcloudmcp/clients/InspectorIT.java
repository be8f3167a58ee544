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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nextcloudmcp.harness.BuiltProject;
import org.nextcloudmcp.harness.Folders;
import org.nextcloudmcp.harness.FreePort;
import org.nextcloudmcp.harness.NodePackage;
import org.nextcloudmcp.walkthrough.OAuthClient;
import org.nextcloudmcp.walkthrough.User;
import org.nextcloudmcp.wire.Message;
import org.nextcloudmcp.wire.Verdicts;

/** The Inspector's command line in both eras. It cannot open our connect page, so what it calls needs no consent. */
@ExtendWith(ClientStage.class)
class InspectorIT {
    private final ClientStage.Running running;

    InspectorIT(ClientStage.Running running) {
        this.running = running;
    }

    @BeforeEach
    void needsNode() {
        assumeTrue(running.peers().isPresent(), "there is no npm, which brings the Inspector and a Node for it");
        running.tap().conversation().forget();
    }

    @ParameterizedTest
    @ValueSource(strings = {"legacy", "modern"})
    void signsInAndListsTheTools(String era) {
        CommandLine listed = inspect(era, User.ALICE, "--client-id", OAuthClient.CLIENT_ID, "--method", "tools/list");

        assertThat(listed.status()).as(listed.output()).isZero();
        assertThat(listed.output()).contains("nc_webdav_read_file", "nc_notes_search_notes");
        assertThat(problems()).isEmpty();
    }

    /** Its home page is at a host that Keycloak's policy would have to trust with redirect URIs too. */
    @Test
    void saysWhyKeycloakDoesNotRegisterIt() {
        CommandLine refused = inspect("modern", User.ALICE, "--method", "tools/list");

        assertThat(refused.status()).isNotZero();
        assertThat(refused.output()).contains("Policy 'Trusted Hosts' rejected request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"legacy", "modern"})
    void callsAToolWithAClientIdOfItsOwn(String era) {
        CommandLine called = inspect(
                era,
                User.BOB,
                "--client-id",
                OAuthClient.CLIENT_ID,
                "--method",
                "tools/call",
                "--tool-name",
                "check_provisioning_status");

        assertThat(called.status()).as(called.output()).isZero();
        assertThat(called.output()).contains("is_provisioned", OAuthClient.CLIENT_ID);
        assertThat(problems()).isEmpty();
    }

    private CommandLine inspect(String era, User user, String... more) {
        NodePackage peers = running.peers().orElseThrow();
        List<String> command = new ArrayList<>(List.of(
                peers.node().toString(),
                peers.file("node_modules/@modelcontextprotocol/inspector/clients/launcher/build/index.js")
                        .toString(),
                "--cli",
                "--server-url",
                running.endpoint().toString(),
                "--transport",
                "http",
                "--protocol-era",
                era,
                "--callback-url",
                "http://127.0.0.1:" + FreePort.any() + "/oauth/callback"));
        command.addAll(List.of(more));
        Path home = BuiltProject.here().workFolder("clients").resolve("inspector-home");
        Folders.remove(home);
        return CommandLine.run(command, home, new Walker(user));
    }

    private List<String> problems() {
        List<Message> heard = running.tap().conversation().messages();
        return Stream.of(Message.Speaker.values())
                .flatMap(speaker -> Verdicts.against(speaker, heard).stream())
                .toList();
    }
}
