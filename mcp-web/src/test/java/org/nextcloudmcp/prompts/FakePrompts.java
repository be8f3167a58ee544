package org.nextcloudmcp.prompts;

import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.nextcloudmcp.call.Call;
import org.nextcloudmcp.call.InputRequest;
import org.nextcloudmcp.completion.Completion;
import org.nextcloudmcp.completion.Typing;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.tools.ToolContent;

/** Prompts for tests: one for each way in which asking for one can end. */
public final class FakePrompts {

    private static final JsonObject FORM =
            CachedJson.readObject("{\"type\":\"object\",\"properties\":{\"it\":{\"type\":\"string\"}}}");

    private FakePrompts() {}

    public static Stream<Prompt> all() {
        return Stream.of(
                prompt(
                        "greet",
                        Scopes.none(),
                        (arguments, call) ->
                                PromptOutcome.Messages.of(PromptMessage.ofUser("Greet " + arguments.text("who")
                                        + arguments
                                                .optionalText("how")
                                                .map(how -> " " + how)
                                                .orElse("") + "."))),
                prompt(
                        "show",
                        Scopes.none(),
                        (arguments, call) -> PromptOutcome.Messages.of(
                                PromptMessage.ofUser(ToolContent.Image.of("image/png", bytes())),
                                PromptMessage.ofUser(ToolContent.Audio.of("audio/wav", bytes())),
                                new PromptMessage(
                                        PromptMessage.Role.ASSISTANT,
                                        new ToolContent.TextResource(
                                                URI.create("test://text"), "text/plain", "text")))),
                prompt("hidden", Scopes.of("files.read"), (arguments, call) -> {
                    throw new IllegalStateException("got without its scopes");
                }),
                prompt("invalid", Scopes.none(), (arguments, call) -> new PromptOutcome.Invalid("No such person.")),
                prompt(
                        "consent",
                        Scopes.none(),
                        (arguments, call) -> new PromptOutcome.ConsentRequired(
                                URI.create("https://broker.example/connect?request=h"),
                                Instant.parse("2026-01-01T00:10:00Z"),
                                "Open https://broker.example/connect?request=h.")),
                prompt(
                        "question",
                        Scopes.none(),
                        (arguments, call) -> call.input()
                                .response("which")
                                .<PromptOutcome>map(
                                        answer -> PromptOutcome.Messages.of(PromptMessage.ofUser(answer.toString())))
                                .orElseGet(() -> new PromptOutcome.InputRequired(
                                        Map.of("which", new InputRequest.Form("Which?", FORM)), Optional.empty()))));
    }

    private static byte[] bytes() {
        return "bytes".getBytes(StandardCharsets.US_ASCII);
    }

    private static Prompt prompt(String name, Scopes scopes, BiFunction<PromptArguments, Call, PromptOutcome> work) {
        return new Fake(
                new PromptDescription(
                        name,
                        "A prompt",
                        "Is asked for in tests.",
                        List.of(
                                new PromptDescription.Argument("who", "Who", "Whom to greet.", true),
                                new PromptDescription.Argument("how", "How", "How to greet.", false)),
                        scopes),
                work);
    }

    private record Fake(PromptDescription description, BiFunction<PromptArguments, Call, PromptOutcome> work)
            implements Prompt {

        @Override
        public PromptOutcome get(PromptArguments arguments, Call call) {
            return work.apply(arguments, call);
        }

        @Override
        public Completion complete(Typing typing, Call call) {
            return Completion.of(Stream.of("alice", "alina", "bob")
                    .filter(name -> name.startsWith(typing.value()))
                    .filter(name -> !typing.others().containsValue(name))
                    .toList());
        }
    }
}
