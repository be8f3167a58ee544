package org.nextcloudmcp.it;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.nextcloudmcp.stage.Stage;
import org.nextcloudmcp.stage.StageOptions;

/** One stage for all tests of a run, started by the first that needs it and stopped after the last. */
final class StageExtension implements BeforeAllCallback, ParameterResolver {
    static final String ADMIN = "operator";
    static final String ADMIN_PASSWORD = "operator-test-password";

    private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(StageExtension.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        stage(context);
    }

    static Stage stage(ExtensionContext context) {
        return context.getRoot()
                .getStore(HERE)
                .getOrComputeIfAbsent("stage", key -> new Running(start()), Running.class)
                .stage();
    }

    private static Stage start() {
        StageOptions options = StageOptions.onFreePorts()
                .with("ADMIN_USER", ADMIN)
                .with("ADMIN_PASSWORD", ADMIN_PASSWORD)
                .with("SERVICE_CLIENTS", GrantStage.WORKER.setting())
                .withBroker(ArquillianServer.publicUrl());
        return Stage.start(options, "it", line -> System.out.println("[stage] " + line));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Stage.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return stage(context);
    }

    private record Running(Stage stage) implements AutoCloseable {
        @Override
        public void close() {
            stage.close();
        }
    }
}
