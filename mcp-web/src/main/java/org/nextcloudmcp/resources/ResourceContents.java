package org.nextcloudmcp.resources;

import jakarta.json.JsonObject;
import java.net.URI;
import java.util.Base64;
import org.nextcloudmcp.json.CachedJson;

/** What stands in a resource. */
public sealed interface ResourceContents {

    /** As a {@code TextResourceContents} or {@code BlobResourceContents} of MCP. */
    JsonObject toJson();

    /** Text as it is. */
    record Text(URI uri, String mimeType, String text) implements ResourceContents {

        @Override
        public JsonObject toJson() {
            return CachedJson.object()
                    .add("uri", uri.toString())
                    .add("mimeType", mimeType)
                    .add("text", text)
                    .build();
        }
    }

    /**
     * Any other bytes.
     *
     * @param blob the bytes in Base64 (RFC 4648 section 4)
     */
    record Binary(URI uri, String mimeType, String blob) implements ResourceContents {

        public static Binary of(URI uri, String mimeType, byte[] bytes) {
            return new Binary(uri, mimeType, Base64.getEncoder().encodeToString(bytes));
        }

        @Override
        public JsonObject toJson() {
            return CachedJson.object()
                    .add("uri", uri.toString())
                    .add("mimeType", mimeType)
                    .add("blob", blob)
                    .build();
        }
    }
}
