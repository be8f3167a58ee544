package org.nextcloudmcp.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nextcloudmcp.stage.DemoAccounts;

/** Sessions of 2025-11-25 (transports, session management): no restart loses one, and no other user gets one. */
@ExtendWith(EdgeStage.class)
class SessionIT {
    private static final String ALICE = DemoAccounts.ALL.get(0).sub();

    private final Edge edge;

    SessionIT(Edge edge) {
        this.edge = edge;
    }

    @Test
    @DisplayName("a server that is killed and started again knows the session, and the client goes on")
    void killed() {
        OlderClient client = OlderClient.begin(edge, ALICE);
        assertThat(client.request("logging/setLevel", "\"level\":\"error\"").statusCode())
                .isEqualTo(200);

        edge.broker().kill();
        edge.broker().restart();

        assertThat(client.request("tools/list", "").statusCode()).isEqualTo(200);
        assertThat(client.end().statusCode()).isBetween(200, 204);
        assertThat(client.request("tools/list", "").statusCode()).isEqualTo(404);
    }

    @Test
    @DisplayName("a session that was never given, has ended or is another user's is unknown: 404")
    void unknown() {
        OlderClient client = OlderClient.begin(edge, ALICE);

        assertThat(new OlderClient(edge, ALICE, "never-given")
                        .request("tools/list", "")
                        .statusCode())
                .isEqualTo(404);
        assertThat(new OlderClient(edge, "somebody-else", client.session())
                        .request("tools/list", "")
                        .statusCode())
                .isEqualTo(404);
        assertThat(client.request("tools/list", "").statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("an id is as long as 256 bits need, visible characters, and in no log and no file")
    void secrecy() {
        OlderClient client = OlderClient.begin(edge, ALICE);

        assertThat(client.session()).matches("[!-~]{43,}");
        assertThat(edge.broker().logs()).doesNotContain(client.session());
        assertThat(edge.broker().dataFiles())
                .allSatisfy(file -> assertThat(
                                java.nio.file.Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1))
                        .doesNotContain(client.session()));
    }
}
