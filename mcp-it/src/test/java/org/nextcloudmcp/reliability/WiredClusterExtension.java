package org.nextcloudmcp.reliability;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One {@link WiredCluster} for all tests that break things, started by the first and stopped after the last. */
final class WiredClusterExtension implements ParameterResolver, AfterEachCallback {
    private static final ExtensionContext.Namespace HERE =
            ExtensionContext.Namespace.create(WiredClusterExtension.class);
    private static final String NAME = "wired-cluster";

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == WiredCluster.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return cluster(context);
    }

    private static WiredCluster cluster(ExtensionContext context) {
        return context.getRoot()
                .getStore(HERE)
                .getOrComputeIfAbsent(NAME, key -> new Running(WiredCluster.start(NAME)), Running.class)
                .cluster();
    }

    /** Whatever a test broke, the next one finds it whole. */
    @Override
    public void afterEach(ExtensionContext context) {
        cluster(context).putRight();
    }

    private record Running(WiredCluster cluster) implements AutoCloseable {
        @Override
        public void close() {
            cluster.close();
        }
    }
}
