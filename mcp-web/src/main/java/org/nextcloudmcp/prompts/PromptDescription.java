package org.nextcloudmcp.prompts;

import jakarta.json.JsonObject;
import java.util.List;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.oauth.Scopes;

/**
 * What clients are told about a prompt.
 *
 * @param name unique in the server
 * @param title for people
 * @param description for people: what the model will be asked
 * @param scopes what the caller's token must carry, all of them; none for a prompt that shows nothing of the user's
 */
public record PromptDescription(
        String name, String title, String description, List<Argument> arguments, Scopes scopes) {

    public PromptDescription {
        arguments = List.copyOf(arguments);
    }

    /**
     * Something for the user to fill in.
     *
     * @param title for people
     */
    public record Argument(String name, String title, String description, boolean required) {

        private JsonObject toJson() {
            return CachedJson.object()
                    .add("name", name)
                    .add("title", title)
                    .add("description", description)
                    .add("required", required)
                    .build();
        }
    }

    /** As a {@code Prompt} of MCP. */
    public JsonObject toJson() {
        var list = CachedJson.array();
        arguments.forEach(argument -> list.add(argument.toJson()));
        return CachedJson.object()
                .add("name", name)
                .add("title", title)
                .add("description", description)
                .add("arguments", list)
                .build();
    }

    public boolean hasArgument(String argument) {
        return arguments.stream().anyMatch(one -> one.name().equals(argument));
    }
}
