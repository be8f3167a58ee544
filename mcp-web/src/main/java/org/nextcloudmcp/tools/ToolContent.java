package org.nextcloudmcp.tools;

import jakarta.json.JsonObject;
import java.net.URI;
import java.util.Arrays;
import java.util.Base64;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.resources.ResourceDescription;

/** A part of a tool's answer that models and people read, beside the structured content. */
public sealed interface ToolContent {

    /** This part as a {@code ContentBlock} of MCP. */
    JsonObject toJson();

    /** Text in plain words. */
    record Text(String text) implements ToolContent {
        @Override
        public JsonObject toJson() {
            return CachedJson.object().add("type", "text").add("text", text).build();
        }
    }

    /** A text file as an embedded resource. */
    record TextResource(URI uri, String mimeType, String text) implements ToolContent {
        @Override
        public JsonObject toJson() {
            return embedded(CachedJson.object()
                    .add("uri", uri.toString())
                    .add("mimeType", mimeType)
                    .add("text", text)
                    .build());
        }
    }

    /** A binary file as an embedded resource; Base64 on the wire. */
    final class BinaryResource implements ToolContent {
        private final URI uri;
        private final String mimeType;
        private final byte[] bytes;

        public BinaryResource(URI uri, String mimeType, byte[] bytes) {
            this.uri = uri;
            this.mimeType = mimeType;
            this.bytes = Arrays.copyOf(bytes, bytes.length);
        }

        @Override
        public JsonObject toJson() {
            return embedded(CachedJson.object()
                    .add("uri", uri.toString())
                    .add("mimeType", mimeType)
                    .add("blob", Base64.getEncoder().encodeToString(bytes))
                    .build());
        }
    }

    /**
     * A picture.
     *
     * @param data the bytes in Base64 (RFC 4648 section 4)
     */
    record Image(String mimeType, String data) implements ToolContent {

        public static Image of(String mimeType, byte[] bytes) {
            return new Image(mimeType, Base64.getEncoder().encodeToString(bytes));
        }

        @Override
        public JsonObject toJson() {
            return media("image", mimeType, data);
        }
    }

    /**
     * A sound.
     *
     * @param data the bytes in Base64 (RFC 4648 section 4)
     */
    record Audio(String mimeType, String data) implements ToolContent {

        public static Audio of(String mimeType, byte[] bytes) {
            return new Audio(mimeType, Base64.getEncoder().encodeToString(bytes));
        }

        @Override
        public JsonObject toJson() {
            return media("audio", mimeType, data);
        }
    }

    /** Where something can be read that is not here; clients before 2025-06-18 do not know it. */
    record ResourceLink(ResourceDescription resource) implements ToolContent {
        @Override
        public JsonObject toJson() {
            return resource.fill(CachedJson.object().add("type", "resource_link"))
                    .build();
        }
    }

    private static JsonObject media(String type, String mimeType, String data) {
        return CachedJson.object()
                .add("type", type)
                .add("data", data)
                .add("mimeType", mimeType)
                .build();
    }

    private static JsonObject embedded(JsonObject resource) {
        return CachedJson.object()
                .add("type", "resource")
                .add("resource", resource)
                .build();
    }
}
