package org.nextcloudmcp.conformance;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nextcloudmcp.call.Call;
import org.nextcloudmcp.call.InputRequest;
import org.nextcloudmcp.tools.CallableTool;
import org.nextcloudmcp.tools.ToolResult;

/** Tools of several rounds, as 2026-07-28 knows them: {@code input_required} and the same call again. */
class RoundTools {

    private static final String PREFIX = "test_input_required_result_";

    @Produces
    @Singleton
    CallableTool elicitation() {
        return FixtureTool.of(
                PREFIX + "elicitation",
                "Asks for a name.",
                call -> Question.accepted(call, "user_name", "name")
                        .map(name -> FixtureTool.text("Hello, " + name + "!"))
                        .orElseGet(() -> Question.ask("user_name", Question.text("What is your name?", "name"))));
    }

    @Produces
    @Singleton
    CallableTool sampling() {
        var question = Question.sampling("What is the capital of France?", 100);
        return FixtureTool.of(
                PREFIX + "sampling",
                "Asks the client's model.",
                call -> call.input()
                        .response("capital_question")
                        .map(answer ->
                                FixtureTool.text(answer.getJsonObject("content").getString("text", "")))
                        .orElseGet(() -> Question.ask("capital_question", question)));
    }

    @Produces
    @Singleton
    CallableTool roots() {
        return FixtureTool.of(
                PREFIX + "list_roots",
                "Asks for the client's roots.",
                call -> call.input()
                        .response("client_roots")
                        .map(answer -> FixtureTool.text("Roots: " + answer.getJsonArray("roots")))
                        .orElseGet(() -> Question.ask("client_roots", new InputRequest.Roots())));
    }

    @Produces
    @Singleton
    CallableTool state() {
        return FixtureTool.of(PREFIX + "request_state", "Wants its state back.", RoundTools::confirmed);
    }

    @Produces
    @Singleton
    CallableTool tamperedState() {
        return FixtureTool.of(PREFIX + "tampered_state", "Wants its state back untouched.", RoundTools::confirmed);
    }

    private static ToolResult confirmed(Call call) {
        return Question.step(call)
                .filter(step -> step.equals("confirm")
                        && Question.accepted(call, "confirm").isPresent())
                .map(step -> FixtureTool.text("state-ok"))
                .orElseGet(() -> Question.ask(Map.of("confirm", Question.confirmation()), "confirm"));
    }

    @Produces
    @Singleton
    CallableTool several() {
        Map<String, InputRequest> questions = Map.of(
                "user_name", Question.text("What is your name?", "name"),
                "greeting", Question.sampling("Generate a greeting", 50),
                "client_roots", new InputRequest.Roots());
        return FixtureTool.of(
                PREFIX + "multiple_inputs",
                "Asks three things at once.",
                call -> call.input().responses().keySet().containsAll(questions.keySet())
                        ? FixtureTool.text("All answered")
                        : Question.ask(questions, "all"));
    }

    @Produces
    @Singleton
    CallableTool rounds() {
        return FixtureTool.of(PREFIX + "multi_round", "Asks twice.", call -> {
            Optional<String> step = Question.step(call);
            if (step.equals(Optional.of("2"))
                    && Question.accepted(call, "step2").isPresent()) {
                return FixtureTool.text("Two rounds done");
            }
            if (step.equals(Optional.of("1"))
                    && Question.accepted(call, "step1").isPresent()) {
                return Question.ask(
                        Map.of("step2", Question.text("Step 2: What is your favorite color?", "color")), "2");
            }
            return Question.ask(Map.of("step1", Question.text("Step 1: What is your name?", "name")), "1");
        });
    }

    /** Asks only what the client has said it can be asked. */
    @Produces
    @Singleton
    CallableTool capabilities() {
        Map<String, InputRequest> questions = Map.of(
                "user_name", Question.text("What is your name?", "name"),
                "greeting", Question.sampling("Generate a greeting", 50));
        return FixtureTool.of(PREFIX + "capabilities", "Asks what the client allows.", call -> {
            var allowed = questions.entrySet().stream()
                    .filter(question -> call.input().allows(question.getValue()))
                    .collect(Collectors.toMap(Entry::getKey, Entry::getValue));
            var answered = Stream.of(allowed)
                    .allMatch(all -> call.input().responses().keySet().containsAll(all.keySet()));
            return answered ? FixtureTool.text("Answered") : Question.ask(allowed, "allowed");
        });
    }
}
