package org.nextcloudmcp.robustness;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.nextcloudmcp.harness.Await;
import org.nextcloudmcp.stage.StrictStage;

/**
 * One broker for all tests of this package, as it stands behind a TLS-terminating proxy: its public URL is another one
 * than that of its port. Calls are not limited in time, but for the tests of that.
 */
final class EdgeStage implements BeforeAllCallback, ParameterResolver {
    static final String PUBLIC_URL = "https://mcp.example.com";
    static final String ALLOWED_ORIGIN = "https://app.example.com";

    private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(EdgeStage.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        edge(context);
    }

    private static Edge edge(ExtensionContext context) {
        return context.getRoot().getStore(HERE).getOrComputeIfAbsent("edge", key -> start(), Edge.class);
    }

    private static Edge start() {
        System.out.println("[stage] Starting the broker and the strict provider: strict-edge");
        StrictStage stage = StrictStage.start(
                "strict-edge",
                Map.of(
                        "MCP_PUBLIC_URL", PUBLIC_URL,
                        "MCP_ALLOWED_ORIGINS", ALLOWED_ORIGIN,
                        "MCP_LIMIT_STREAMS_PER_USER", "1000"),
                provider -> {});
        Edge edge = new Edge(stage);
        Await.until(
                "the broker, which is cold, to take a token",
                Duration.ofMinutes(2),
                () -> edge.send(edge.post(Bodies.modern("tools/list", "")), Map.of("Mcp-Method", "tools/list"))
                                .statusCode()
                        == 200);
        return edge;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Edge.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return edge(context);
    }
}
