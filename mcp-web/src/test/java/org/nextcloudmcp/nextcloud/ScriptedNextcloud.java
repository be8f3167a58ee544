package org.nextcloudmcp.nextcloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.nextcloudmcp.broker.AccessTokenCache;
import org.nextcloudmcp.broker.BrokeredToken;
import org.nextcloudmcp.broker.NextcloudToken;
import org.nextcloudmcp.broker.TokenBroker;
import org.nextcloudmcp.call.Call;
import org.nextcloudmcp.call.Caller;
import org.nextcloudmcp.exchange.ExchangedToken;
import org.nextcloudmcp.exchange.TokenExchange;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.settings.Configurations;
import org.nextcloudmcp.settings.NextcloudCredential;
import org.nextcloudmcp.settings.ToolSettings;
import org.nextcloudmcp.tools.CallableTool;
import org.nextcloudmcp.tools.ConsentLink;
import org.nextcloudmcp.tools.ToolArguments;
import org.nextcloudmcp.tools.ToolResult;
import org.nextcloudmcp.tools.ToolsOf;
import org.nextcloudmcp.verification.VerifiedToken;
import org.nextcloudmcp.verification.VerifiedTokens;

/** A Nextcloud that gives prepared answers one after the other and remembers what it was asked. */
public final class ScriptedNextcloud implements NextcloudWire {

    public static final Subject ALICE = new Subject("https://id.example.org", "a1");
    static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    public final List<NextcloudRequest> requests = new ArrayList<>();
    public final List<String> tokens = new ArrayList<>();
    public final List<Duration> pauses = new ArrayList<>();

    /** How many links to the user's consent were opened. */
    public int links;

    public BrokeredToken first = new BrokeredToken.Issued(token("first"));
    public BrokeredToken second = new BrokeredToken.Issued(token("second"));

    /** What the exchange answers, one after the other; asked for only where each request is exchanged. */
    public final Deque<ExchangedToken> exchanges = new ArrayDeque<>();

    public final List<String> exchanged = new ArrayList<>();
    public NextcloudCredential credential = NextcloudCredential.GRANT;

    private final Deque<Function<NextcloudRequest, NextcloudResponse>> script = new ArrayDeque<>();
    private boolean tellsUser = true;

    /** What the operator lets tools do. */
    public ToolSettings settings = ToolSettings.STANDARD;

    /** Outlives the calls. */
    public final UserMemory memory = new UserMemory(Clock.fixed(NOW, ZoneOffset.UTC));

    /** Answers these samples in this order; the user's id is told whenever it is asked for. */
    public static ScriptedNextcloud answering(String... samples) {
        var nextcloud = new ScriptedNextcloud();
        for (var sample : samples) {
            nextcloud.then(Recorded.answer(sample));
        }
        return nextcloud;
    }

    /** Does not tell the user's id by itself: that request is part of the script. */
    public ScriptedNextcloud wholeScript() {
        tellsUser = false;
        return this;
    }

    /** Answers what is made of the request. */
    public ScriptedNextcloud then(Function<NextcloudRequest, NextcloudResponse> answering) {
        script.add(answering);
        return this;
    }

    public ScriptedNextcloud then(NextcloudResponse answer) {
        script.add(request -> answer);
        return this;
    }

    /** Answers everything from here on by itself. */
    public ScriptedNextcloud thenAsks(Function<NextcloudRequest, NextcloudResponse> server) {
        script.add(request -> {
            thenAsks(server);
            return server.apply(request);
        });
        return this;
    }

    public ScriptedNextcloud thenFails(boolean mayHaveArrived) {
        script.add(request -> {
            throw new NextcloudUnreachableException(mayHaveArrived, new IllegalStateException("test"));
        });
        return this;
    }

    @Override
    public NextcloudResponse send(NextcloudRequest request, AccessToken token) {
        tokens.add(token.value());
        if (tellsUser && request.equals(Ocs.CURRENT_USER)) {
            return Recorded.answer("users/01-current-user");
        }
        requests.add(request);
        return script.remove().apply(request);
    }

    @Override
    public <T> Streamed<T> stream(NextcloudRequest request, AccessToken token, BodyReader<T> reader) {
        var answer = send(request, token);
        if (answer.status() / 100 != 2) {
            return new Streamed<>(answer, Optional.empty());
        }
        try {
            return new Streamed<>(answer, Optional.of(reader.read(answer, new ByteArrayInputStream(answer.body()))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public URI address() {
        return URI.create("https://cloud.example.org");
    }

    /** The requests in short: method and path. */
    public List<String> asked() {
        return requests.stream()
                .map(request -> request.method() + " " + request.path())
                .toList();
    }

    public NextcloudRequest last() {
        return requests.get(requests.size() - 1);
    }

    /** Calls the one tool of an object and checks that what it answers is what its schema promises. */
    public ToolResult call(Supplier<?> tools, JsonObject arguments) {
        return call(ToolsOf.the(tools.get(), new NextcloudParameter(access())), arguments);
    }

    private ToolResult call(CallableTool tool, JsonObject arguments) {
        assertThat(faults(tool.description().inputSchema(), arguments))
                .as("arguments")
                .isEmpty();
        var scopes = tool.description().scopes().union(Scopes.of("openid", "other.read"));
        var caller = new Caller(VerifiedTokens.of(ALICE, scopes));
        var result = tool.call(new ToolArguments(arguments), Call.plain(caller));
        if (result instanceof ToolResult.Success success) {
            assertThat(faults(
                            tool.offered(credential)
                                    .orElseThrow()
                                    .outputSchema()
                                    .orElseThrow(),
                            success.structuredContent()))
                    .as("structured content")
                    .isEmpty();
        }
        return result;
    }

    /** A call of alice's with these scopes. */
    public static Call call(String... scopes) {
        return Call.plain(new Caller(VerifiedTokens.of(ALICE, Scopes.of(scopes))));
    }

    /** The structured content of a call that must succeed. */
    public JsonObject success(Supplier<?> tools, JsonObject arguments) {
        var result = call(tools, arguments);
        assertThat(result).isInstanceOf(ToolResult.Success.class);
        return ((ToolResult.Success) result).structuredContent();
    }

    /** The message of a call that must fail. */
    public String failure(Supplier<?> tools, JsonObject arguments) {
        var result = call(tools, arguments);
        assertThat(result).isInstanceOf(ToolResult.Failure.class);
        return ((ToolResult.Failure) result).message();
    }

    public static JsonObject json(String text) {
        return CachedJson.readObject(text.replace('\'', '"'));
    }

    static NextcloudToken token(String value) {
        return new NextcloudToken(new AccessToken(value), NOW.plusSeconds(300));
    }

    /** The way to this Nextcloud. */
    public NextcloudAccess access() {
        return access(this);
    }

    /** The way to another one, with the tokens of this. */
    NextcloudAccess access(NextcloudWire wire) {
        var clock = Clock.fixed(NOW, ZoneOffset.UTC);
        var configuration = Configurations.of(credential, settings);
        return new NextcloudAccess(
                configuration,
                new GrantedTokens(() -> new AccessTokenCache(configuration, clock), new Broker(), new Consent()),
                new ExchangedTokens(new Exchange(), configuration),
                wire,
                pauses::add,
                new UserIds(clock),
                memory);
    }

    private static List<String> faults(JsonObject schema, JsonObject instance) {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(CachedJson.text(schema))
                .validate(CachedJson.text(instance), InputFormat.JSON)
                .stream()
                .map(Object::toString)
                .toList();
    }

    private final class Broker extends TokenBroker {

        @Override
        public BrokeredToken nextcloudToken(Subject subject, Scopes needed) {
            return first;
        }

        @Override
        public BrokeredToken renewed(Subject subject, Scopes needed, NextcloudToken refused) {
            return second;
        }
    }

    private final class Exchange extends TokenExchange {

        @Override
        public ExchangedToken exchange(VerifiedToken subject, String audience, Scopes scopes) {
            exchanged.add(subject.token().value() + " for " + audience + ": " + scopes);
            return exchanges.remove();
        }
    }

    private final class Consent extends ConsentLink {

        Consent() {
            super(null, null);
        }

        @Override
        public ToolResult insteadOfNextcloud(Caller caller) {
            links++;
            return new ToolResult.ConsentRequired(URI.create("https://mcp.example.org/connect?request=r"), NOW, false);
        }
    }
}
