package org.nextcloudmcp.mcp;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.Optional;
import org.nextcloudmcp.call.Call;
import org.nextcloudmcp.call.Caller;
import org.nextcloudmcp.elicitation.ConsentForm;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.jsonrpc.JsonRpcError;
import org.nextcloudmcp.jsonrpc.JsonRpcMessage.Notification;
import org.nextcloudmcp.jsonrpc.JsonRpcMessage.Request;
import org.nextcloudmcp.jsonrpc.JsonRpcResult;
import org.nextcloudmcp.tools.ToolCatalogue;

/** Revision 2026-07-28: no handshake, no session, no ping; the headers repeat the body and must agree with it. */
@Singleton
public class StatelessEra implements EraRules {

    /** How long clients may keep what discover says; a new version of the server changes it. */
    static final Duration FRESH = Duration.ofMinutes(5);

    private static final String STILL_OPEN =
            "Nextcloud is not connected yet. Open this link and agree there, then go on.";

    private final Methods methods;
    private final ServerDescription server;
    private final ToolCatalogue tools;
    private final InputRounds rounds;
    private final ConsentRounds consents;

    @Inject
    public StatelessEra(
            Methods methods,
            ServerDescription server,
            ToolCatalogue tools,
            InputRounds rounds,
            ConsentRounds consents) {
        this.consents = consents;
        this.tools = tools;
        this.methods = methods;
        this.server = server;
        this.rounds = rounds;
    }

    Prepared prepare(McpHeaders headers, Request request, Caller caller) {
        var metadata = RequestMetadata.of(request.params());
        var fault = StatelessRules.fault(headers, request, metadata)
                .or(() -> ParameterHeaders.fault(headers, request, tools::headerParameters));
        if (fault.isPresent()) {
            return refused(request, fault.get());
        }
        var level = metadata.logLevel().flatMap(ToldLog::level);
        if (metadata.logLevel().isPresent() && level.isEmpty()) {
            return refused(request, JsonRpcError.invalidParams("There is no such log level."));
        }
        var capabilities = metadata.clientCapabilities().orElse(JsonValue.EMPTY_JSON_OBJECT);
        var brought = rounds.input(request, caller, capabilities);
        if (brought instanceof InputRounds.Refused refused) {
            return refused(request, refused.error());
        }
        var given = (InputRounds.Given) brought;
        var asked = new Asked(
                request,
                metadata,
                caller,
                given.input(),
                Optional.empty(),
                level,
                ConsentForm.stateless(capabilities),
                given.consent());
        if (!request.method().equals("subscriptions/listen")) {
            return new Prepared.ToRun(this, asked);
        }
        return request.params().get("notifications") instanceof JsonObject
                ? new Prepared.ToListen(asked)
                : refused(request, JsonRpcError.invalidParams("params.notifications must be an object."));
    }

    private static Prepared refused(Request request, JsonRpcError error) {
        return new Prepared.Answered(new McpAnswer.Message(400, error.answering(request.id())));
    }

    /** Notifications need no action: there is nothing of a client's here that could have changed. */
    McpAnswer accept(McpHeaders headers, Notification notification) {
        return StatelessRules.methodFault(headers, notification.method())
                .<McpAnswer>map(error -> new McpAnswer.Message(400, error.answeringUnknown()))
                .orElseGet(McpAnswer.Accepted::new);
    }

    @Override
    public boolean overTime(Asked asked) {
        return asked.metadata().progressToken().isPresent()
                || asked.logLevel().isPresent()
                || asked.consent().isPresent();
    }

    @Override
    public boolean endsWithItsStream() {
        return true;
    }

    /** Questions are results here; nothing is asked while a request waits. */
    @Override
    public boolean asksOnTheStream(Asked asked, MethodOutcome.InputRequired questions) {
        return false;
    }

    @Override
    public MethodOutcome run(Asked asked, Call call) {
        return asked.method().equals("server/discover")
                ? new MethodOutcome.Result(discover(), Optional.of(CacheHint.shared(FRESH)))
                : consents.outcome(asked).orElseGet(() -> methods.answer(asked.method(), asked.params(), call));
    }

    @Override
    public McpAnswer answer(Asked asked, MethodOutcome outcome) {
        if (outcome instanceof MethodOutcome.Result result) {
            return result(asked, complete(result));
        }
        if (outcome instanceof MethodOutcome.Failed failed) {
            return new McpAnswer.Message(
                    200, failed.error().answering(asked.request().id()));
        }
        if (outcome instanceof MethodOutcome.ScopesMissing missing) {
            return new McpAnswer.ScopesMissing(missing.needed());
        }
        if (outcome instanceof MethodOutcome.NoSuchResource missing) {
            return answer(asked, new MethodOutcome.Failed(McpErrors.noSuchResource(missing.uri())));
        }
        if (outcome instanceof MethodOutcome.InputRequired input) {
            return rounds.undeclared(asked, input)
                    .<McpAnswer>map(error -> new McpAnswer.Message(
                            400, error.answering(asked.request().id())))
                    .orElseGet(() -> result(asked, ours(rounds.question(asked, input))));
        }
        if (outcome instanceof MethodOutcome.ConsentRequired consent) {
            return asked.consentForm() == ConsentForm.QUESTION
                    ? result(asked, ours(rounds.consent(asked, consent.link(), consent.expiresAt(), consent.message())))
                    : answer(asked, consent.plain());
        }
        if (outcome instanceof MethodOutcome.ConsentOpen open) {
            return result(asked, ours(rounds.consent(asked, open.link(), open.expiresAt(), STILL_OPEN)));
        }
        return new McpAnswer.Message(
                404, JsonRpcError.methodNotFound().answering(asked.request().id()));
    }

    @Override
    public McpAnswer fault(Asked asked, JsonRpcError error) {
        return new McpAnswer.Message(500, error.answering(asked.request().id()));
    }

    private static McpAnswer result(Asked asked, JsonObject result) {
        return new McpAnswer.Message(
                200, new JsonRpcResult(result).answering(asked.request().id()));
    }

    private JsonObject discover() {
        return CachedJson.object()
                .add("supportedVersions", CachedJson.array(ProtocolVersion.supported()))
                .add("capabilities", server.capabilities())
                .add("instructions", server.instructions())
                .build();
    }

    private JsonObject complete(MethodOutcome.Result outcome) {
        var result = CachedJson.object(outcome.result()).add("resultType", "complete");
        outcome.hint()
                .ifPresent(hint -> result.add("ttlMs", hint.fresh().toMillis())
                        .add("cacheScope", hint.shared() ? "public" : "private"));
        return ours(result);
    }

    private JsonObject ours(JsonObject result) {
        return ours(CachedJson.object(result));
    }

    private JsonObject ours(JsonObjectBuilder result) {
        return result.add("_meta", server.metadata()).build();
    }
}
