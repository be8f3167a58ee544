package org.nextcloudmcp.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nextcloudmcp.call.Call;
import org.nextcloudmcp.call.Caller;
import org.nextcloudmcp.call.Cancellation;
import org.nextcloudmcp.call.ClientInput;
import org.nextcloudmcp.call.ClientLog;
import org.nextcloudmcp.call.Progress;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.settings.NextcloudCredential;
import org.nextcloudmcp.verification.VerifiedTokens;

@DisplayName("An annotated method")
class ToolMethodTest {

    private static final Caller CALLER =
            new Caller(VerifiedTokens.of(new Subject("https://idp.example", "alice"), Scopes.of("notes.read")));

    private final List<Scopes> asked = new ArrayList<>();

    record Input(
            @ToolArg(description = "a word") String word,

            @ToolArg(description = "a ratio", defaultValue = "1.5")
            double ratio) {}

    record Output(String text) {}

    /** Something that only a call can give. */
    record Thing(String ofWhom) {}

    private final CallParameter<Thing> things = new CallParameter<>() {
        @Override
        public Class<Thing> type() {
            return Thing.class;
        }

        @Override
        public boolean mayNeedConsent() {
            return true;
        }

        @Override
        public Thing of(Call call, Scopes scopes) {
            asked.add(scopes);
            return new Thing(call.caller().subject().sub());
        }
    };

    @Test
    @DisplayName("is described by its annotation and its records")
    void description() {
        var description = ToolsOf.the(new Plain()).description();

        assertThat(description.toJson())
                .isEqualTo(json("{'name':'plain','title':'Plain','description':'Says a word.',"
                        + "'inputSchema':{'type':'object','properties':{"
                        + "'word':{'type':'string','description':'a word'},"
                        + "'ratio':{'type':'number','description':'a ratio','default':1.5}},"
                        + "'additionalProperties':false,'required':['word']},"
                        + "'outputSchema':{'type':'object','properties':{'text':{'type':'string'}},"
                        + "'additionalProperties':false,'required':['text']},"
                        + "'annotations':{'readOnlyHint':true,'destructiveHint':false,'idempotentHint':true,"
                        + "'openWorldHint':false}}"));
        assertThat(description.scopes()).isEqualTo(Scopes.of("notes.read"));
    }

    @Test
    @DisplayName("gets its arguments as a record, and what it answers is the structured content")
    void called() {
        assertThat(call(new Plain(), "{'word':'hello'}")).isEqualTo(ToolResult.success(json("{'text':'hello 1.5'}")));
    }

    @Test
    @DisplayName("gets what belongs to the call, in any order")
    void ofTheCall() {
        assertThat(call(new OfTheCall(), "{'word':'x','ratio':2}", things))
                .isEqualTo(new ToolResult.Success(
                        json("{'text':'alice alice x true'}"), List.of(new ToolContent.Text("done"))));
        assertThat(asked).containsExactly(Scopes.of("notes.read", "files.read"));
    }

    @Test
    @DisplayName("may answer with the link to consent if it uses what may need it, where there are grants")
    void consent() {
        var tool = ToolsOf.the(new OfTheCall(), things);

        assertThat(tool.offered(NextcloudCredential.GRANT)
                        .orElseThrow()
                        .toJson()
                        .toString())
                .contains("authorization_url");
        assertThat(tool.offered(NextcloudCredential.EXCHANGE).orElseThrow()).isEqualTo(tool.description());
        assertThat(ToolsOf.the(new Plain()).offered(NextcloudCredential.GRANT))
                .contains(ToolsOf.the(new Plain()).description());
    }

    @Test
    @DisplayName("says with an exception why it does not do it, and that is an answer")
    void refuses() {
        assertThat(call(new Refusing(), "{}")).isEqualTo(ToolResult.failure("Not today."));
    }

    @Test
    @DisplayName("any other exception is a fault, and no answer")
    void fault() {
        assertThatThrownBy(() -> call(new Broken(), "{}"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("broken");
    }

    @Test
    @DisplayName("a number that Java cannot hold is told like any other argument that does not fit")
    void unfit() {
        assertThat(call(new Plain(), "{'word':'x','ratio':1e999}"))
                .isEqualTo(ToolResult.failure("The arguments do not fit: ratio must be a number of ordinary size."));
    }

    @Test
    @DisplayName("that answers a ToolResult has the output schema that it names, or none")
    void withoutOutput() {
        var tool = ToolsOf.the(new Wordless());

        assertThat(tool.description().outputSchema()).isEmpty();
        assertThat(tool.description().toJson()).doesNotContainKey("outputSchema");
        assertThat(tool.call(ToolArguments.none(), Call.plain(CALLER)))
                .isEqualTo(new ToolResult.Unstructured(List.of(new ToolContent.Text("hm"))));
    }

    @Test
    @DisplayName("that says nothing of itself is one that may hurt")
    void hints() {
        assertThat(ToolsOf.the(new Wordless()).description().annotations())
                .isEqualTo(new ToolAnnotations(false, true, false, false));
    }

    @ParameterizedTest
    @MethodSource("faulty")
    @DisplayName("that cannot be a tool stops the start, with a sentence that says which and why")
    void faulty(Object bean, String sentence) {
        assertThatThrownBy(() -> ToolsOf.the(bean))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The method " + sentence);
    }

    static Stream<Arguments> faulty() {
        return Stream.of(
                Arguments.of(
                        new NoScope(),
                        "NoScope.run cannot be a tool: it needs no scope, so everybody could call it who can sign in."),
                Arguments.of(
                        new OddScope(),
                        "OddScope.run cannot be a tool: the scope moon.read is none that a user can grant; see"
                                + " AppScopes."),
                Arguments.of(new Silent(), "Silent.run cannot be a tool: it has no description."),
                Arguments.of(
                        new SilentArgument(),
                        "SilentArgument.run cannot be a tool: its argument n has no description."),
                Arguments.of(
                        new Stranger(),
                        "Stranger.run cannot be a tool: nobody knows what its parameter Thread should be."),
                Arguments.of(new Twice(), "Twice.run cannot be a tool: its parameter Other is one too many."),
                Arguments.of(
                        new Answerless(),
                        "Answerless.run cannot be a tool: it answers neither a record nor a ToolAnswer of one nor a"
                                + " ToolResult."),
                Arguments.of(new BadName(), "BadName.run cannot be a tool: not a tool name: a b."));
    }

    private static ToolResult call(Object bean, String arguments, CallParameter<?>... parameters) {
        var call = new Call(CALLER, ClientInput.none(), Progress.untold(), () -> true, ClientLog.none());
        return ToolsOf.the(bean, parameters).call(new ToolArguments(json(arguments)), call);
    }

    private static JsonObject json(String text) {
        return CachedJson.readObject(text.replace('\'', '"'));
    }

    public static class Plain {
        @Tool(
                name = "plain",
                title = "Plain",
                description = "Says a word.",
                scopes = "notes.read",
                annotations = @Tool.Annotations(readOnlyHint = true))
        public Output say(Input input) {
            return new Output(input.word() + " " + input.ratio());
        }
    }

    public static class OfTheCall {
        @Tool(
                name = "call",
                title = "Call",
                description = "Says.",
                scopes = {"notes.read", "files.read"})
        public ToolAnswer<Output> say(
                Caller caller, Cancellation cancellation, Thing thing, Input input, Progress progress, Call call) {
            progress.report(1, 1);
            assertThat(call.caller()).isSameAs(caller);
            return ToolAnswer.of(
                    new Output(thing.ofWhom() + " " + caller.subject().sub() + " " + input.word() + " "
                            + cancellation.isRequested()),
                    "done");
        }
    }

    public static class Refusing {
        @Tool(name = "refusing", title = "R", description = "Refuses.", scopes = "notes.read")
        public Output run() {
            throw new ToolCallException("Not today.");
        }
    }

    public static class Broken {
        @Tool(name = "broken", title = "B", description = "Breaks.", scopes = "notes.read")
        public Output run() {
            throw new IllegalStateException("broken");
        }
    }

    public static class Wordless {
        @Tool(name = "wordless", title = "W", description = "Hums.", scopes = "notes.read")
        public ToolResult run() {
            return ToolResult.content(new ToolContent.Text("hm"));
        }
    }

    public static class NoScope {
        @Tool(
                name = "no_scope",
                title = "N",
                description = "Runs.",
                scopes = {})
        public Output run() {
            return new Output("");
        }
    }

    public static class OddScope {
        @Tool(
                name = "odd_scope",
                title = "N",
                description = "Runs.",
                scopes = {"notes.read", "moon.read"})
        public Output run() {
            return new Output("");
        }
    }

    public static class Silent {
        @Tool(name = "silent", title = "N", description = " ", scopes = "notes.read")
        public Output run() {
            return new Output("");
        }
    }

    public static class SilentArgument {
        record In(long n) {}

        @Tool(name = "silent", title = "N", description = "Runs.", scopes = "notes.read")
        public Output run(In in) {
            return new Output("" + in.n());
        }
    }

    public static class Stranger {
        @Tool(name = "stranger", title = "N", description = "Runs.", scopes = "notes.read")
        public Output run(Thread thread) {
            return new Output(thread.getName());
        }
    }

    public static class Twice {
        record Other(@ToolArg(description = "a word") String word) {}

        @Tool(name = "twice", title = "N", description = "Runs.", scopes = "notes.read")
        public Output run(Input input, Other other) {
            return new Output(input.word() + other.word());
        }
    }

    public static class Answerless {
        @Tool(name = "answerless", title = "N", description = "Runs.", scopes = "notes.read")
        public String run() {
            return "";
        }
    }

    public static class BadName {
        @Tool(name = "a b", title = "N", description = "Runs.", scopes = "notes.read")
        public Output run() {
            return new Output("");
        }
    }
}
