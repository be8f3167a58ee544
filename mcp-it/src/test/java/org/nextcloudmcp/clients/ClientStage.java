package org.nextcloudmcp.clients;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.nextcloudmcp.harness.BuiltProject;
import org.nextcloudmcp.harness.FreePort;
import org.nextcloudmcp.harness.NodePackage;
import org.nextcloudmcp.stage.Stage;
import org.nextcloudmcp.stage.StageOptions;
import org.nextcloudmcp.wire.WireTap;

/** The stage with Keycloak, the tap before the broker, and the clients, for all tests that want them. */
final class ClientStage implements BeforeAllCallback, ParameterResolver {
    private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(ClientStage.class);

    /**
     * What there is.
     *
     * @param endpoint as clients are told it, which is the tap's
     * @param peers nothing where there is no npm
     */
    record Running(Stage stage, WireTap tap, URI endpoint, Optional<NodePackage> peers) implements AutoCloseable {
        @Override
        public void close() {
            tap.close();
            stage.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        running(context);
    }

    private static Running running(ExtensionContext context) {
        return context.getRoot().getStore(HERE).getOrComputeIfAbsent("clients", key -> start(), Running.class);
    }

    private static Running start() {
        BuiltProject project = BuiltProject.here();
        Optional<NodePackage> peers = NodePackage.install(
                "the conformance suite and MCP clients", project.peersSource(), project.peers(), ClientStage::say);
        int port = FreePort.any();
        URI publicUrl = URI.create("http://localhost:" + port);
        StageOptions options = StageOptions.onFreePorts()
                .with("MCP_PUBLIC_URL", publicUrl.toString())
                .withBroker(publicUrl);
        Stage stage = Stage.start(options, "clients", ClientStage::say);
        EveryScopeCarriesTheAudience.in(
                URI.create(stage.settings().get("OIDC_ISSUER")),
                List.of("files.read", "files.write", "notes.read", "notes.write"));
        WireTap tap = WireTap.start(port, stage.broker().url());
        return new Running(stage, tap, publicUrl.resolve("/mcp"), peers);
    }

    private static void say(String line) {
        System.out.println("[clients] " + line);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Running.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return running(context);
    }
}
