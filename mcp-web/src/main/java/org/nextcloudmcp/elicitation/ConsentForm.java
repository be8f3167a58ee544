package org.nextcloudmcp.elicitation;

import jakarta.json.JsonObject;

/** How a client is told that its user has to open our connect page. Decided here and nowhere else. */
public enum ConsentForm {
    /** A question in the result, which the client answers with the same request once more. */
    QUESTION,

    /** The error -32042, which lists what the user has to open. */
    ERROR,

    /** The link in words and in structured content: for clients that cannot be asked to open one. Most cannot yet. */
    PLAIN;

    /** For a client of 2026-07-28 with these {@code ClientCapabilities}. */
    public static ConsentForm stateless(JsonObject capabilities) {
        return opensLinks(capabilities) ? QUESTION : PLAIN;
    }

    /**
     * For a client of the revisions before.
     *
     * @param revision the one agreed on: URL mode came with 2025-11-25
     */
    public static ConsentForm initialized(String revision, JsonObject capabilities) {
        return revision.equals("2025-11-25") && opensLinks(capabilities) ? ERROR : PLAIN;
    }

    private static boolean opensLinks(JsonObject capabilities) {
        return capabilities.get("elicitation") instanceof JsonObject modes && modes.get("url") instanceof JsonObject;
    }
}
