package org.nextcloudmcp.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.harness.BuiltProject;
import org.nextcloudmcp.stage.DemoAccounts;
import org.nextcloudmcp.stage.StrictStage;
import org.nextcloudmcp.walkthrough.Assistant;
import org.nextcloudmcp.walkthrough.McpClient;
import org.nextcloudmcp.walkthrough.Tokens;
import org.nextcloudmcp.walkthrough.Transcript;
import org.nextcloudmcp.walkthrough.User;

/**
 * A tool call whose inbound token has been verified before and whose Nextcloud token is in the cache, beside a bare
 * JAX-RS resource of the same server and the SDK for TypeScript: {@code mvn -Ptool-call-benchmark}, docs/performance.md.
 */
class ToolCallBenchmark {
    private static final int CONNECTIONS = Integer.getInteger("benchmark.connections", 8);
    private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 5);
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("benchmark.warmup", 40));
    private static final Duration ROUND = Duration.ofSeconds(Integer.getInteger("benchmark.seconds", 10));

    private static final String STATELESS =
            "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/call\",\"params\":{\"name\":"
                    + "\"benchmark_token\",\"arguments\":{\"text\":\"hello\"},\"_meta\":{"
                    + "\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
                    + "\"io.modelcontextprotocol/clientInfo\":{\"name\":\"benchmark\",\"version\":\"1\"},"
                    + "\"io.modelcontextprotocol/clientCapabilities\":{}}}}";
    private static final String INITIALIZED =
            "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/call\",\"params\":{\"name\":"
                    + "\"benchmark_token\",\"arguments\":{\"text\":\"hello\"}}}";

    private final BuiltProject project = BuiltProject.here();
    private final Deque<AutoCloseable> running = new ArrayDeque<>();

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable part : running) {
            part.close();
        }
    }

    @Test
    void aToolCallBesideItsNeighbours() {
        StrictStage stage = StrictStage.start(
                "benchmark",
                Map.of("MCP_LIMIT_CALLS_PER_MINUTE", "0"),
                provider -> {},
                List.of(project.conformanceFixtures()));
        running.push(stage);
        Optional<SdkServer> sdk = SdkServer.start(project);
        sdk.ifPresent(running::push);
        String token = tokenOfAUserWithAGrant(stage);
        List<Load> loads = new ArrayList<>();
        loads.add(broker(stage, "bare JAX-RS resource", "/bare", statelessHeaders(token), STATELESS));
        loads.add(broker(stage, "tools/call, 2026-07-28", "/mcp", statelessHeaders(token), STATELESS));
        loads.add(broker(stage, "tools/call, 2025-11-25", "/mcp", initializedHeaders(token), INITIALIZED));
        sdk.ifPresent(server -> loads.addAll(server.loads(INITIALIZED)));
        for (Load load : loads) {
            assertThat(load.answer()).as(load.name()).contains("hello");
            load.run(CONNECTIONS, WARM_UP);
        }
        Map<Load, List<Round>> rounds = new LinkedHashMap<>();
        for (int i = 0; i < ROUNDS; i++) {
            for (Load load : loads) {
                rounds.computeIfAbsent(load, any -> new ArrayList<>()).add(load.run(CONNECTIONS, ROUND));
            }
        }
        System.out.println(Table.of(rounds));
    }

    private static Load broker(StrictStage stage, String name, String path, Map<String, String> headers, String body) {
        URI url = stage.broker().url().resolve(path);
        return new Load(name, url, headers, body, stage.broker()::processorTime);
    }

    private static Map<String, String> statelessHeaders(String token) {
        return Map.of(
                "Authorization", "Bearer " + token,
                "Content-Type", "application/json",
                "Accept", "application/json, text/event-stream",
                "MCP-Protocol-Version", "2026-07-28",
                "Mcp-Method", "tools/call",
                "Mcp-Name", "benchmark_token");
    }

    private static Map<String, String> initializedHeaders(String token) {
        return Map.of(
                "Authorization", "Bearer " + token,
                "Content-Type", "application/json",
                "Accept", "application/json, text/event-stream",
                "MCP-Protocol-Version", "2025-11-25");
    }

    private static String tokenOfAUserWithAGrant(StrictStage stage) {
        String alice = DemoAccounts.ALL.get(0).sub();
        var issuance = stage.provider().issuance();
        String token = issuance.token(issuance.claims(StrictStage.CLIENT, alice, "openid files.read notes.read"));
        stage.provider().signIn(alice);
        Assistant assistant = new Assistant(Transcript.silent(), stage.mcpEndpoint(), User.ALICE);
        assistant.goToProvider(assistant.link(new Tokens(token, "")));
        assertThat(McpClient.anonymous(Transcript.silent(), stage.mcpEndpoint())
                        .withToken(token)
                        .listTools()
                        .status())
                .isEqualTo(200);
        return token;
    }
}
