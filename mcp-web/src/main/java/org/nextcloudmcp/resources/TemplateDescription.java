package org.nextcloudmcp.resources;

import jakarta.json.JsonObject;
import java.util.Optional;
import org.nextcloudmcp.json.CachedJson;

/**
 * What clients are told about a template.
 *
 * @param name short, for programs and people
 * @param title for people
 * @param description for the model: what the URIs are of, and what the variables mean
 * @param mimeType only if all resources of the template have it
 */
public record TemplateDescription(
        UriTemplate uriTemplate, String name, String title, String description, Optional<String> mimeType) {

    /** As a {@code ResourceTemplate} of MCP. */
    public JsonObject toJson() {
        var json = CachedJson.object()
                .add("uriTemplate", uriTemplate.toString())
                .add("name", name)
                .add("title", title)
                .add("description", description);
        mimeType.ifPresent(type -> json.add("mimeType", type));
        return json.build();
    }
}
