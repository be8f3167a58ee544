package org.nextcloudmcp.standin.talk;

import jakarta.json.Json;
import org.nextcloudmcp.standin.Answer;

/** What Talk says no to. */
final class TalkRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    private final String error;

    /** @param error Talk's own word for it, or empty */
    TalkRefused(int status, String error) {
        super(status + " " + error);
        this.status = status;
        this.error = error;
    }

    Answer answer() {
        return TalkJson.answer(
                status,
                "failure",
                error.isEmpty()
                        ? jakarta.json.JsonValue.EMPTY_JSON_ARRAY
                        : Json.createObjectBuilder().add("error", error).build());
    }
}
