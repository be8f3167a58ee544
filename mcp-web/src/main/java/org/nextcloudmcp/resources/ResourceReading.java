package org.nextcloudmcp.resources;

import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nextcloudmcp.call.InputRequest;

/** What came of reading a resource. How each outcome looks on the wire is decided by the revision that is spoken. */
public sealed interface ResourceReading {

    /**
     * Read.
     *
     * @param contents at least one: an empty list could mean an empty resource as well as none
     * @param fresh how long the caller may take it for true; zero for not at all
     */
    record Read(List<ResourceContents> contents, Duration fresh) implements ResourceReading {

        public Read {
            contents = List.copyOf(contents);
            if (contents.isEmpty()) {
                throw new IllegalArgumentException("a resource that exists has contents");
            }
        }

        /** One piece that may be another one a moment later. */
        public static Read of(ResourceContents contents) {
            return new Read(List.of(contents), Duration.ZERO);
        }
    }

    /** There is none of that URI, or the user may not see it. */
    record NotFound() implements ResourceReading {}

    /**
     * The URI can name nothing.
     *
     * @param message one or two sentences for the model: what is wrong with the URI
     */
    record Malformed(String message) implements ResourceReading {}

    /**
     * It could not be read.
     *
     * @param message one or two sentences: why, and what to do; never a secret, never a foreign error body
     */
    record Refused(String message) implements ResourceReading {}

    /**
     * The user has to let us act on their Nextcloud first.
     *
     * @param link our connect page, absolute
     * @param expiresAt when the link stops working
     * @param message why, for people; it holds the link too
     */
    record ConsentRequired(URI link, Instant expiresAt, String message) implements ResourceReading {}

    /** The client or its user has to answer first; then it is asked for again. */
    record InputRequired(Map<String, InputRequest> requests, Optional<JsonObject> state) implements ResourceReading {

        public InputRequired {
            requests = Map.copyOf(requests);
            if (requests.isEmpty() && state.isEmpty()) {
                throw new IllegalArgumentException("nothing is asked and nothing remembered");
            }
        }
    }
}
