package org.nextcloudmcp.reliability;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Two nodes on one PostgreSQL for all tests of a run that have no need of their own, started by the first and stopped
 * after the last. Each test begins with a strict provider and without any grant.
 */
final class TwoNodes implements BeforeAllCallback, BeforeEachCallback, ParameterResolver {
    /** How many users the Nextcloud has. */
    static final int USERS = Length.of(300, 2500);

    /** Rotations a second, of each node. */
    static final int ROTATION_RATE = 50;

    private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(TwoNodes.class);
    private static final int WARM_USERS = 40;

    @Override
    public void beforeAll(ExtensionContext context) {
        running(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        ClusterStage stage = running(context).stage();
        stage.provider().behaviour().reset();
        stage.database().update("DELETE FROM offline_grant");
    }

    private static Running running(ExtensionContext context) {
        return context.getRoot().getStore(HERE).getOrComputeIfAbsent("stage", key -> start(), Running.class);
    }

    private static Running start() {
        ClusterPlan plan =
                ClusterPlan.twoNodes("two-nodes", USERS).with("ROTATION_RATE", String.valueOf(ROTATION_RATE));
        ClusterStage stage = ClusterStage.start(plan);
        LoadGenerator load = new LoadGenerator();
        stage.warmUp(load, WARM_USERS, Length.of(10, 50));
        return new Running(stage, load);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == ClusterStage.class || type == LoadGenerator.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Running running = running(context);
        return parameter.getParameter().getType() == ClusterStage.class ? running.stage() : running.load();
    }

    private record Running(ClusterStage stage, LoadGenerator load) implements AutoCloseable {
        @Override
        public void close() {
            load.close();
            stage.close();
        }
    }
}
