package org.nextcloudmcp.prompts;

import java.util.Map;
import java.util.Optional;

/**
 * What a user has filled in. A blank argument counts as left out: clients send what stands in their form.
 *
 * @param values by name; none is blank
 */
public record PromptArguments(Map<String, String> values) {

    public PromptArguments {
        values = Map.copyOf(values);
    }

    /**
     * A required argument.
     *
     * @throws IllegalStateException if the prompt does not require it, which is a fault of the prompt
     */
    public String text(String name) {
        return optionalText(name)
                .orElseThrow(() -> new IllegalStateException("the prompt does not require the argument " + name));
    }

    public Optional<String> optionalText(String name) {
        return Optional.ofNullable(values.get(name));
    }
}
