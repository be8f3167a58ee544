package org.nextcloudmcp.prompts;

import jakarta.json.JsonObject;
import java.util.Locale;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.tools.ToolContent;

/**
 * A message of the conversation that a prompt begins.
 *
 * @param role who says it
 */
public record PromptMessage(Role role, ToolContent content) {

    /** Who speaks. */
    public enum Role {
        USER,
        ASSISTANT
    }

    public static PromptMessage ofUser(ToolContent content) {
        return new PromptMessage(Role.USER, content);
    }

    public static PromptMessage ofUser(String text) {
        return ofUser(new ToolContent.Text(text));
    }

    /** As a {@code PromptMessage} of MCP. */
    public JsonObject toJson() {
        return CachedJson.object()
                .add("role", role.name().toLowerCase(Locale.ROOT))
                .add("content", content.toJson())
                .build();
    }
}
