package org.nextcloudmcp.prompts;

import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nextcloudmcp.call.InputRequest;

/** What came of asking for a prompt. How each outcome looks on the wire is decided by the revision that is spoken. */
public sealed interface PromptOutcome {

    /** The conversation to begin. */
    record Messages(List<PromptMessage> messages) implements PromptOutcome {

        public Messages {
            messages = List.copyOf(messages);
        }

        public static Messages of(PromptMessage... messages) {
            return new Messages(List.of(messages));
        }
    }

    /**
     * The arguments make no prompt.
     *
     * @param message one or two sentences: what is wrong with which argument
     */
    record Invalid(String message) implements PromptOutcome {}

    /**
     * The user has to let us act on their Nextcloud first.
     *
     * @param link our connect page, absolute
     * @param expiresAt when the link stops working
     * @param message why, for people; it holds the link too
     */
    record ConsentRequired(URI link, Instant expiresAt, String message) implements PromptOutcome {}

    /** The client or its user has to answer first; then it is asked for again. */
    record InputRequired(Map<String, InputRequest> requests, Optional<JsonObject> state) implements PromptOutcome {

        public InputRequired {
            requests = Map.copyOf(requests);
            if (requests.isEmpty() && state.isEmpty()) {
                throw new IllegalArgumentException("nothing is asked and nothing remembered");
            }
        }
    }
}
