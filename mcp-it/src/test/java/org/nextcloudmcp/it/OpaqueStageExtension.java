package org.nextcloudmcp.it;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.nextcloudmcp.stage.OpaqueStage;

/** One broker with oidc-provider for all tests of a run; without npm these tests are skipped. */
final class OpaqueStageExtension implements ExecutionCondition, ParameterResolver {
    private static final ExtensionContext.Namespace HERE =
            ExtensionContext.Namespace.create(OpaqueStageExtension.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return stage(context)
                .map(there -> ConditionEvaluationResult.enabled("oidc-provider is there"))
                .orElseGet(() ->
                        ConditionEvaluationResult.disabled("there is no npm: nothing is tried with oidc-provider"));
    }

    private static Optional<OpaqueStage> stage(ExtensionContext context) {
        return context.getRoot()
                .getStore(HERE)
                .getOrComputeIfAbsent("stage", key -> new Running(start()), Running.class)
                .stage();
    }

    private static Optional<OpaqueStage> start() {
        return OpaqueStage.start(
                "opaque",
                Map.of(
                        "SERVICE_CLIENTS",
                        GrantStage.WORKER.setting(),
                        "ADMIN_USER",
                        StageExtension.ADMIN,
                        "ADMIN_PASSWORD",
                        StageExtension.ADMIN_PASSWORD),
                line -> System.out.println("[stage] " + line));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == OpaqueStage.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return stage(context).orElseThrow();
    }

    private record Running(Optional<OpaqueStage> stage) implements AutoCloseable {
        @Override
        public void close() {
            stage.ifPresent(OpaqueStage::close);
        }
    }
}
