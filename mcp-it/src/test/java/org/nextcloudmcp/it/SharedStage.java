package org.nextcloudmcp.it;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.nextcloudmcp.harness.Await;
import org.nextcloudmcp.provider.StrictProvider;
import org.nextcloudmcp.stage.StrictStage;

/**
 * One broker with a strict provider of its own for all tests that want these settings, started by the first of them and
 * stopped after the last. Each test begins with a provider that works.
 */
abstract class SharedStage implements BeforeAllCallback, BeforeEachCallback, ParameterResolver {
    private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(SharedStage.class);

    private final String name;

    SharedStage(String name) {
        this.name = name;
    }

    /** The broker's settings beside the usual ones. */
    abstract Map<String, String> settings();

    /** Prepares the provider, before the broker has asked it anything. */
    void prepare(StrictProvider provider) {}

    /** Prepares the rest, before anything has been asked of the broker. */
    void started(StrictStage stage) {}

    @Override
    public void beforeAll(ExtensionContext context) {
        stage(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        stage(context).provider().behaviour().reset();
    }

    private StrictStage stage(ExtensionContext context) {
        return context.getRoot()
                .getStore(HERE)
                .getOrComputeIfAbsent(name, key -> new Running(start()), Running.class)
                .stage();
    }

    private StrictStage start() {
        System.out.println("[stage] Starting the broker and the strict provider: " + name);
        StrictStage stage = StrictStage.start(name, settings(), this::prepare);
        started(stage);
        Caller caller = new Caller(stage);
        Await.until(
                "the broker, which is cold, to take tokens of both kinds",
                Duration.ofMinutes(2),
                () -> caller.status(caller.token()) == 200
                        && caller.status(stage.provider().issuance().opaque(caller.claims())) == 200);
        return stage;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == StrictStage.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return stage(context);
    }

    private record Running(StrictStage stage) implements AutoCloseable {
        @Override
        public void close() {
            stage.close();
        }
    }
}
