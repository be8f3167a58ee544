package org.nextcloudmcp.mcp;

import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.nextcloudmcp.call.Caller;
import org.nextcloudmcp.crypto.SecretCipher;
import org.nextcloudmcp.elicitation.Consents;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.limits.StreamLimits;
import org.nextcloudmcp.oauth.RequestHandle;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.prompts.FakePrompts;
import org.nextcloudmcp.prompts.PromptCatalogue;
import org.nextcloudmcp.provisioning.ConsentProgress;
import org.nextcloudmcp.provisioning.Provisioning;
import org.nextcloudmcp.requeststate.RequestStates;
import org.nextcloudmcp.resources.FakeResources;
import org.nextcloudmcp.resources.ResourceCatalogue;
import org.nextcloudmcp.resources.ResourceLists;
import org.nextcloudmcp.settings.Configuration;
import org.nextcloudmcp.settings.Configurations;
import org.nextcloudmcp.settings.NextcloudCredential;
import org.nextcloudmcp.streaming.Heartbeat;
import org.nextcloudmcp.tools.AppPresence;
import org.nextcloudmcp.tools.CallableTool;
import org.nextcloudmcp.tools.FakeTool;
import org.nextcloudmcp.tools.Offering;
import org.nextcloudmcp.tools.ToolCatalogue;
import org.nextcloudmcp.tools.ToolGate;
import org.nextcloudmcp.tools.ToolResult;
import org.nextcloudmcp.verification.VerifiedTokens;

/** The endpoint without its container: headers and a body in, an answer out. */
final class DispatchFixture {

    static final Caller READER =
            new Caller(VerifiedTokens.of(new Subject("https://idp.example", "alice"), Scopes.of("notes.read")));

    static final ToolResult LINK_IN_THE_WAY = new ToolResult.ConsentRequired(
            URI.create("https://broker.example/connect?request=h"), Instant.parse("2026-01-01T00:10:00Z"), false);

    private DispatchFixture() {}

    static final Configuration CONFIGURATION = Configurations.of(NextcloudCredential.GRANT);

    private static final Clock CLOCK = Clock.systemUTC();

    private static final SecretCipher CIPHER =
            new SecretCipher(CONFIGURATION.settings().keys(), new SecureRandom());

    static Dispatch dispatch() {
        return dispatch(
                FakeTool.named("greet", Scopes.none()),
                FakeTool.named("welcome", Scopes.of("notes.read")),
                FakeTool.named("write", Scopes.of("notes.write", "files.write")),
                FakeTool.answering("no_grant", Scopes.none(), LINK_IN_THE_WAY),
                FakeTool.answering("refused", Scopes.none(), ToolResult.failure("It is not there.")),
                new FakeTool(FakeTool.named("broken", Scopes.none()).description(), (arguments, caller) -> {
                    throw new IllegalStateException("a secret inside");
                }));
    }

    /** A server whose user has not given a grant yet, and one tool that needs it. */
    static final class Opened {

        ConsentProgress progress = ConsentProgress.OPEN;
        boolean granted;

        final FakeSessions sessions = new FakeSessions();

        private final Dispatch dispatch = dispatch(
                sessions,
                new Provisioning() {
                    @Override
                    public ConsentProgress progress(Subject subject, RequestHandle handle) {
                        return progress;
                    }
                },
                new FakeTool(
                        FakeTool.named("no_grant", Scopes.none()).description(),
                        (arguments, call) -> granted
                                ? ToolResult.success(
                                        CachedJson.object().add("done", true).build())
                                : new ToolResult.ConsentRequired(
                                        URI.create("https://broker.example/connect?request=h"),
                                        CLOCK.instant().plusSeconds(600),
                                        false)));

        Prepared prepare(McpHeaders headers, String body) {
            return dispatch.prepare(headers, body.getBytes(StandardCharsets.UTF_8), READER);
        }

        McpAnswer answer(McpHeaders headers, String body, Caller caller) {
            return DispatchFixture.answer(dispatch, headers, body, caller);
        }
    }

    static Opened opened() {
        return new Opened();
    }

    static Dispatch dispatch(CallableTool... tools) {
        return dispatch(new FakeSessions(), new Provisioning(), tools);
    }

    static Dispatch dispatch(FakeSessions sessions, Provisioning provisioning, CallableTool... tools) {
        var catalogue = new ToolCatalogue(Stream.of(tools), NextcloudCredential.GRANT);
        var resources = new ResourceCatalogue(FakeResources.resources(), FakeResources.templates());
        var prompts = new PromptCatalogue(FakePrompts.all());
        var offering = new Offering(catalogue, AppPresence.UNKNOWN);
        var methods = new Methods(
                new ToolMethods(offering, new ToolGate(catalogue, offering)),
                new ResourceMethods(resources, new ResourceLists(resources), offering),
                new PromptMethods(prompts, offering),
                new CompletionMethods(prompts, resources, offering));
        var server = new ServerDescription("1.2.3", CONFIGURATION);
        var heartbeat = new Heartbeat();
        var consents = new ConsentRounds(
                new Consents(provisioning, heartbeat, CLOCK),
                new Listeners(new StreamLimits(CONFIGURATION), heartbeat, CLOCK),
                CLOCK);
        return new Dispatch(
                new StatelessEra(
                        methods, server, catalogue, new InputRounds(new RequestStates(CIPHER, CLOCK), CLOCK), consents),
                new InitializedEra(
                        methods,
                        new SessionMethods(sessions, server),
                        new OpenQuestions(sessions),
                        new RunningRequests(),
                        consents),
                new Incidents(),
                CONFIGURATION);
    }

    static McpAnswer answer(McpHeaders headers, String body) {
        return answer(dispatch(), headers, body, READER);
    }

    static McpAnswer answer(Dispatch dispatch, McpHeaders headers, String body, Caller caller) {
        return new AtOnce(new CallTime(CONFIGURATION), new Incidents())
                .answer(dispatch.prepare(headers, body.getBytes(StandardCharsets.UTF_8), caller));
    }

    static McpHeaders headers(String version, String method, String name) {
        return new McpHeaders(
                Optional.ofNullable(version),
                Optional.ofNullable(method),
                Optional.ofNullable(name),
                Optional.empty(),
                header -> Optional.empty());
    }

    static JsonObject object(String text) {
        return CachedJson.readObject(text.replace('\'', '"'));
    }
}
