package org.nextcloudmcp.resources;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.nextcloudmcp.json.CachedJson;

/**
 * What clients are told about a resource before they read it.
 *
 * @param name short, for programs and people
 * @param title for people
 * @param description for the model
 * @param size bytes
 */
public record ResourceDescription(
        URI uri,
        String name,
        Optional<String> title,
        Optional<String> description,
        Optional<String> mimeType,
        OptionalLong size,
        Optional<Instant> lastModified) {

    public static ResourceDescription of(URI uri, String name) {
        return new ResourceDescription(
                uri,
                name,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty());
    }

    public ResourceDescription titled(String text) {
        return new ResourceDescription(uri, name, Optional.of(text), description, mimeType, size, lastModified);
    }

    public ResourceDescription described(String text) {
        return new ResourceDescription(uri, name, title, Optional.of(text), mimeType, size, lastModified);
    }

    public ResourceDescription ofType(String type) {
        return new ResourceDescription(uri, name, title, description, Optional.of(type), size, lastModified);
    }

    /** As a {@code Resource} of MCP. */
    public JsonObject toJson() {
        return fill(CachedJson.object()).build();
    }

    /** Adds the members of a {@code Resource}; a {@code ResourceLink} has them beside its type. */
    public JsonObjectBuilder fill(JsonObjectBuilder json) {
        json.add("uri", uri.toString()).add("name", name);
        title.ifPresent(text -> json.add("title", text));
        description.ifPresent(text -> json.add("description", text));
        mimeType.ifPresent(type -> json.add("mimeType", type));
        size.ifPresent(bytes -> json.add("size", bytes));
        lastModified.ifPresent(
                time -> json.add("annotations", CachedJson.object().add("lastModified", time.toString())));
        return json;
    }
}
