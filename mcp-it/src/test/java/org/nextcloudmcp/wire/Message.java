package org.nextcloudmcp.wire;

import jakarta.json.JsonObject;
import java.util.Optional;

/**
 * A JSON-RPC message that was heard.
 *
 * @param status of the HTTP response that carried it, or answered the request that did
 * @param answered the method of the request that this message answers
 */
public record Message(Speaker speaker, Revision revision, int status, Optional<String> answered, JsonObject json) {

    /** Who said it. */
    public enum Speaker {
        CLIENT,
        BROKER
    }

    /** The method of a request or notification. */
    public Optional<String> method() {
        return Optional.ofNullable(json.getString("method", null));
    }
}
