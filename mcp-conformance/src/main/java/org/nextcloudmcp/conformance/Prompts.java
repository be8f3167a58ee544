package org.nextcloudmcp.conformance;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.nextcloudmcp.prompts.Prompt;
import org.nextcloudmcp.prompts.PromptMessage;
import org.nextcloudmcp.prompts.PromptOutcome;
import org.nextcloudmcp.tools.ToolContent;

/** Prompts with each kind of content, and one that asks first. */
class Prompts {

    @Produces
    @Singleton
    Prompt simple() {
        return FixturePrompt.of(
                "test_simple_prompt",
                (arguments, call) ->
                        PromptOutcome.Messages.of(PromptMessage.ofUser("This is a simple prompt for testing.")));
    }

    @Produces
    @Singleton
    Prompt withArguments() {
        return FixturePrompt.of(
                "test_prompt_with_arguments",
                (arguments, call) -> PromptOutcome.Messages.of(PromptMessage.ofUser("Prompt with arguments: arg1='"
                        + arguments.text("arg1") + "', arg2='" + arguments.text("arg2") + "'")),
                "arg1",
                "arg2");
    }

    @Produces
    @Singleton
    Prompt withResource() {
        return FixturePrompt.of(
                "test_prompt_with_embedded_resource",
                (arguments, call) -> PromptOutcome.Messages.of(
                        PromptMessage.ofUser(new ToolContent.TextResource(
                                URI.create(arguments.text("resourceUri")),
                                "text/plain",
                                "Embedded resource content for testing.")),
                        PromptMessage.ofUser("Please process the embedded resource above.")),
                "resourceUri");
    }

    @Produces
    @Singleton
    Prompt withImage() {
        return FixturePrompt.of(
                "test_prompt_with_image",
                (arguments, call) -> PromptOutcome.Messages.of(
                        PromptMessage.ofUser(Samples.image()),
                        PromptMessage.ofUser("Please analyze the image above.")));
    }

    @Produces
    @Singleton
    Prompt asking() {
        return FixturePrompt.of(
                "test_input_required_result_prompt",
                (arguments, call) -> Question.accepted(call, "user_context", "context")
                        .<PromptOutcome>map(context -> PromptOutcome.Messages.of(PromptMessage.ofUser(context)))
                        .orElseGet(() -> new PromptOutcome.InputRequired(
                                Map.of("user_context", Question.text("What context should the prompt use?", "context")),
                                Optional.empty())));
    }
}
