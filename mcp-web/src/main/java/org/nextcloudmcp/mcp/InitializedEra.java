package org.nextcloudmcp.mcp;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.Set;
import org.nextcloudmcp.call.Call;
import org.nextcloudmcp.call.Caller;
import org.nextcloudmcp.call.ClientInput;
import org.nextcloudmcp.elicitation.ConsentForm;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.jsonrpc.JsonRpcError;
import org.nextcloudmcp.jsonrpc.JsonRpcMessage.Notification;
import org.nextcloudmcp.jsonrpc.JsonRpcMessage.Request;
import org.nextcloudmcp.jsonrpc.JsonRpcMessage.Response;
import org.nextcloudmcp.jsonrpc.JsonRpcResult;

/**
 * Revisions 2025-03-26 to 2025-11-25. Who comes without {@code initialize}, or long after it, is served all the same.
 */
@Singleton
public class InitializedEra implements EraRules {

    private static final int NOT_FOUND = 404;

    private static final Set<String> MAY_ASK = Set.of("tools/call", "prompts/get", "resources/read");

    private final Methods methods;
    private final SessionMethods sessions;
    private final OpenQuestions questions;
    private final RunningRequests running;
    private final ConsentRounds consents;

    @Inject
    public InitializedEra(
            Methods methods,
            SessionMethods sessions,
            OpenQuestions questions,
            RunningRequests running,
            ConsentRounds consents) {
        this.methods = methods;
        this.sessions = sessions;
        this.questions = questions;
        this.running = running;
        this.consents = consents;
    }

    Prepared prepare(McpHeaders headers, ProtocolVersion version, Request request, Caller caller) {
        if (request.method().equals("initialize")) {
            return toRun(request, caller, new NamedSession.None());
        }
        var named = sessions.named(headers.session(), caller);
        return named instanceof NamedSession.Ended
                ? new Prepared.Answered(new McpAnswer.Message(NOT_FOUND, ended().answering(request.id())))
                : toRun(request, caller, named);
    }

    private Prepared toRun(Request request, Caller caller, NamedSession named) {
        var session = named.open().map(NamedSession.Open::session);
        return new Prepared.ToRun(
                this,
                new Asked(
                        request,
                        RequestMetadata.of(request.params()),
                        caller,
                        session.map(known -> ClientInput.of(known.capabilities()))
                                .orElseGet(ClientInput::none),
                        named.open().map(NamedSession.Open::id),
                        session.flatMap(known -> known.logLevel())
                                .flatMap(level -> ToldLog.level(CachedJson.string(level))),
                        session.map(known -> ConsentForm.initialized(known.version(), known.capabilities()))
                                .orElse(ConsentForm.PLAIN),
                        Optional.empty()));
    }

    McpAnswer accept(McpHeaders headers, Notification notification, Caller caller) {
        var named = sessions.named(headers.session(), caller);
        if (named instanceof NamedSession.Ended) {
            return new McpAnswer.Message(NOT_FOUND, ended().answeringUnknown());
        }
        if (notification.method().equals("notifications/cancelled")) {
            running.cancel(notification.params(), named.open().map(NamedSession.Open::id), caller);
        }
        return new McpAnswer.Accepted();
    }

    /** The client's answer to a question of ours. What no session of this user brings belongs to no question. */
    McpAnswer takeAnswer(McpHeaders headers, Response answer, Caller caller) {
        var named = sessions.named(headers.session(), caller);
        if (named instanceof NamedSession.Ended) {
            return new McpAnswer.Message(NOT_FOUND, ended().answeringUnknown());
        }
        questions.take(answer, named.open().map(NamedSession.Open::id), caller);
        return new McpAnswer.Accepted();
    }

    private static JsonRpcError ended() {
        return JsonRpcError.invalidRequest("There is no such session. Begin a new one with initialize.");
    }

    @Override
    public boolean overTime(Asked asked) {
        if (asked.method().equals("initialize") || asked.method().equals("ping")) {
            // the name of a new session is a header, which must not have been sent before it is known
            return false;
        }
        return asked.metadata().progressToken().isPresent()
                || (MAY_ASK.contains(asked.method())
                        && (asked.logLevel().isPresent()
                                || canBeAsked(asked.input().capabilities())));
    }

    /** To cancel, a client sends {@code notifications/cancelled}; a proxy may cut a connection at any time. */
    @Override
    public boolean endsWithItsStream() {
        return false;
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
            case "initialize" -> sessions.initialize(asked.params(), asked.caller());
            case "ping" -> new MethodOutcome.Result(JsonValue.EMPTY_JSON_OBJECT);
            case "logging/setLevel" -> sessions.setLevel(asked.params(), asked);
            case "resources/subscribe" -> sessions.subscribe(asked.params(), asked);
            case "resources/unsubscribe" -> sessions.unsubscribe(asked.params(), asked);
            default -> methods.answer(asked.method(), asked.params(), call);
        };
    }

    @Override
    public McpAnswer answer(Asked asked, MethodOutcome outcome) {
        if (outcome instanceof MethodOutcome.Result result) {
            return new McpAnswer.Message(
                    200,
                    new JsonRpcResult(result.result()).answering(asked.request().id()));
        }
        if (outcome instanceof MethodOutcome.Initialized initialized) {
            var body = new JsonRpcResult(initialized.result())
                    .answering(asked.request().id());
            return initialized
                    .session()
                    .<McpAnswer>map(id -> new McpAnswer.SessionOpened(body, id))
                    .orElseGet(() -> new McpAnswer.Message(200, body));
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
        if (outcome instanceof MethodOutcome.ConsentRequired consent) {
            return answer(
                    asked,
                    asked.consentForm() == ConsentForm.ERROR
                            ? new MethodOutcome.Failed(consents.error(asked, consent))
                            : consent.plain());
        }
        var error = outcome instanceof MethodOutcome.Failed failed ? failed.error() : JsonRpcError.methodNotFound();
        return new McpAnswer.Message(200, error.answering(asked.request().id()));
    }

    @Override
    public McpAnswer fault(Asked asked, JsonRpcError error) {
        return new McpAnswer.Message(200, error.answering(asked.request().id()));
    }

    private static MethodOutcome cannotBeAsked(Asked asked) {
        return Explained.toClient(
                asked.method(),
                "This needs an answer of the user or of the client, and this client did not say, when it began its "
                        + "session, that it can be asked.");
    }
}
