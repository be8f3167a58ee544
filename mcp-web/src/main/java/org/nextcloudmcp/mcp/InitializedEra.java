package org.nextcloudmcp.mcp;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.nextcloudmcp.call.Call;
import org.nextcloudmcp.call.Caller;
import org.nextcloudmcp.call.ClientInput;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.jsonrpc.JsonRpcError;
import org.nextcloudmcp.jsonrpc.JsonRpcMessage.Notification;
import org.nextcloudmcp.jsonrpc.JsonRpcMessage.Request;
import org.nextcloudmcp.jsonrpc.JsonRpcMessage.Response;
import org.nextcloudmcp.jsonrpc.JsonRpcResult;
import org.nextcloudmcp.tools.ToolResult;

/**
 * Revisions 2025-03-26 to 2025-11-25. Who comes without {@code initialize}, or long after it, is served all the same.
 */
@Singleton
public class InitializedEra implements EraRules {

    private static final Set<String> MAY_ASK = Set.of("tools/call", "prompts/get", "resources/read");

    private final Methods methods;
    private final ServerDescription server;
    private final OpenQuestions questions;
    private final RunningRequests running;

    @Inject
    public InitializedEra(Methods methods, ServerDescription server, OpenQuestions questions, RunningRequests running) {
        this.methods = methods;
        this.server = server;
        this.questions = questions;
        this.running = running;
    }

    Prepared prepare(McpHeaders headers, ProtocolVersion version, Request request, Caller caller) {
        return new Prepared.ToRun(
                this, new Asked(request, caller, ClientInput.none(), headers.session(), Optional.empty()));
    }

    McpAnswer accept(McpHeaders headers, Notification notification, Caller caller) {
        if (notification.method().equals("notifications/cancelled")) {
            running.cancel(notification.params(), headers.session(), caller);
        }
        return new McpAnswer.Accepted();
    }

    /** The client's answer to a question of ours. */
    McpAnswer takeAnswer(McpHeaders headers, Response answer, Caller caller) {
        questions.take(answer, caller);
        return new McpAnswer.Accepted();
    }

    @Override
    public boolean overTime(Asked asked) {
        return asked.metadata().progressToken().isPresent()
                || (MAY_ASK.contains(asked.method())
                        && (asked.logLevel().isPresent()
                                || canBeAsked(asked.input().capabilities())));
    }

    private static boolean canBeAsked(JsonObject capabilities) {
        return capabilities.containsKey("elicitation")
                || capabilities.containsKey("sampling")
                || capabilities.containsKey("roots");
    }

    @Override
    public boolean asksOnTheStream(Asked asked, MethodOutcome.InputRequired questions) {
        return questions.requests().values().stream().allMatch(asked.input()::allows)
                && !questions.requests().isEmpty();
    }

    @Override
    public MethodOutcome run(Asked asked, Call call) {
        return switch (asked.method()) {
            case "initialize" -> initialize(asked.params());
            case "ping" -> new MethodOutcome.Result(JsonValue.EMPTY_JSON_OBJECT);
            default -> plain(methods.answer(asked.method(), asked.params(), call));
        };
    }

    private static MethodOutcome plain(MethodOutcome outcome) {
        return outcome instanceof MethodOutcome.ConsentRequired consent ? consent.plain() : outcome;
    }

    @Override
    public McpAnswer answer(Asked asked, MethodOutcome outcome) {
        if (outcome instanceof MethodOutcome.Result result) {
            return new McpAnswer.Message(
                    200,
                    new JsonRpcResult(result.result()).answering(asked.request().id()));
        }
        if (outcome instanceof MethodOutcome.ScopesMissing missing) {
            return new McpAnswer.ScopesMissing(missing.needed());
        }
        if (outcome instanceof MethodOutcome.NoSuchResource missing) {
            return answer(asked, new MethodOutcome.Failed(McpErrors.noSuchResourceBefore2026(missing.uri())));
        }
        if (outcome instanceof MethodOutcome.InputRequired) {
            return answer(asked, cannotBeAsked(asked));
        }
        var error = outcome instanceof MethodOutcome.Failed failed ? failed.error() : JsonRpcError.methodNotFound();
        return new McpAnswer.Message(200, error.answering(asked.request().id()));
    }

    @Override
    public McpAnswer fault(Asked asked, JsonRpcError error) {
        return new McpAnswer.Message(200, error.answering(asked.request().id()));
    }

    private static MethodOutcome cannotBeAsked(Asked asked) {
        var sentence = "This needs an answer of the user or of the client, and this client did not say, when it began "
                + "its session, that it can be asked.";
        return asked.method().equals("tools/call")
                ? new MethodOutcome.Result(ToolResultForm.of(ToolResult.failure(sentence)))
                : new MethodOutcome.Failed(JsonRpcError.invalidRequest(sentence));
    }

    /** Agrees to the client's revision if it is one of this era, else offers the newest one of this era. */
    private MethodOutcome initialize(JsonObject params) {
        if (!(params.get("protocolVersion") instanceof JsonString requested)) {
            return new MethodOutcome.Failed(JsonRpcError.invalidParams("params.protocolVersion must be a string."));
        }
        var agreed = ProtocolVersion.of(requested.getString())
                .filter(Predicate.not(ProtocolVersion::isStateless))
                .orElse(ProtocolVersion.NEWEST_WITH_INITIALIZE);
        return new MethodOutcome.Result(CachedJson.object()
                .add("protocolVersion", agreed.text())
                .add("capabilities", server.capabilities())
                .add("serverInfo", server.info())
                .add("instructions", server.instructions())
                .build());
    }
}
