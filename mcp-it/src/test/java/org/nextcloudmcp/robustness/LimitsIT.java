package org.nextcloudmcp.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The limits that an operator sets are in force, and each says which one it is. */
@ExtendWith(EdgeStage.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LimitsIT {
    private final Edge edge;

    LimitsIT(Edge edge) {
        this.edge = edge;
    }

    @BeforeAll
    void tighten() {
        edge.broker()
                .restart(Map.of(
                        "MCP_LIMIT_CALLS_PER_MINUTE", "30",
                        "MCP_LIMIT_BODY", "5000",
                        "MCP_LIMIT_DEPTH", "8",
                        "MCP_LIMIT_MEMBERS", "10",
                        "MCP_LIMIT_VALUES", "100",
                        "MCP_LIMIT_STREAMS_PER_USER", "2"));
    }

    @AfterAll
    void loosen() {
        edge.broker()
                .restart(Map.of(
                        "MCP_LIMIT_CALLS_PER_MINUTE", "0",
                        "MCP_LIMIT_BODY", "4194304",
                        "MCP_LIMIT_DEPTH", "32",
                        "MCP_LIMIT_MEMBERS", "1000",
                        "MCP_LIMIT_VALUES", "100000",
                        "MCP_LIMIT_STREAMS_PER_USER", "1000"));
    }

    @Test
    @DisplayName("after a third of a minute's calls at once: 429, when to come back, and why; another user is served")
    void rate() {
        List<HttpResponse<String>> answers = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            answers.add(list(edge.tokenOf("hasty")));
        }

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSizeBetween(10, 12);
        HttpResponse<String> refused = answers.get(14);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1, 2);
        assertThat(refused.body()).contains("30 calls a minute");
        assertThat(list(edge.tokenOf("patient")).statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("body, depth, members and values are those that were set, and the answer names them")
    void bodies() {
        assertThat(call("\"" + "x".repeat(5000) + "\"").statusCode()).isEqualTo(413);
        assertThat(call("\"" + "x".repeat(5000) + "\"").body()).contains("5000 bytes");
        assertThat(call(Bodies.nested(8)).body()).contains("-32600", "8 levels");
        assertThat(call(Bodies.members(11)).body()).contains("-32600", "10 members");
        assertThat(call("[" + "0,".repeat(100) + "0]").body()).contains("-32600", "100 values");
    }

    @Test
    @DisplayName("the third stream of a user is refused with 429 until one of the others has gone")
    void streams() {
        String user = "listener";
        try (RawConnection first = OlderClient.begin(edge, user).listen();
                RawConnection second = OlderClient.begin(edge, user).listen()) {
            assertThat(first.line()).startsWith("HTTP/1.1 200");
            assertThat(second.line()).startsWith("HTTP/1.1 200");
            try (RawConnection third = OlderClient.begin(edge, user).listen()) {
                assertThat(third.line()).startsWith("HTTP/1.1 429");
            }
        }
    }

    private HttpResponse<String> list(String token) {
        return edge.send(
                edge.post(Bodies.modern("tools/list", "")),
                Map.of("Mcp-Method", "tools/list", "Authorization", "Bearer " + token));
    }

    private HttpResponse<String> call(String value) {
        return edge.send(
                edge.post(Bodies.holding(value)),
                Map.of("Mcp-Method", "tools/call", "Mcp-Name", "nc_webdav_read_file"));
    }
}
