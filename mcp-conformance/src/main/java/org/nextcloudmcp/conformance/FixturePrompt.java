package org.nextcloudmcp.conformance;

import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.nextcloudmcp.call.Call;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.prompts.Prompt;
import org.nextcloudmcp.prompts.PromptArguments;
import org.nextcloudmcp.prompts.PromptDescription;
import org.nextcloudmcp.prompts.PromptOutcome;

/** A prompt without a class of its own. */
record FixturePrompt(PromptDescription description, BiFunction<PromptArguments, Call, PromptOutcome> work)
        implements Prompt {

    /** A prompt whose arguments are all required. */
    static FixturePrompt of(String name, BiFunction<PromptArguments, Call, PromptOutcome> work, String... arguments) {
        List<PromptDescription.Argument> required = Stream.of(arguments)
                .map(argument -> new PromptDescription.Argument(argument, argument, "A test argument", true))
                .toList();
        return new FixturePrompt(new PromptDescription(name, name, "For tests.", required, Scopes.none()), work);
    }

    @Override
    public PromptOutcome get(PromptArguments arguments, Call call) {
        return work.apply(arguments, call);
    }
}
