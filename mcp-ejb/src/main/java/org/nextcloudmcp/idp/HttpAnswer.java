package org.nextcloudmcp.idp;

import jakarta.json.JsonObject;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.nextcloudmcp.json.StrictJson;

/**
 * An HTTP answer of the provider, as far as anybody here looks at it. Its body may repeat our secrets: it is never
 * logged.
 *
 * @param contentType the Content-Type header as sent
 * @param retryAfter the Retry-After header as sent
 */
public record HttpAnswer(int status, Optional<String> contentType, Optional<String> retryAfter, String body) {

    private static final Set<Integer> MISPLACED = Set.of(404, 405, 410);

    /** Whether the status is one of success (RFC 9110 section 15.3). */
    boolean succeeded() {
        return status >= 200 && status < 300;
    }

    /** Whether the status refuses this very request; 408 and 429 speak about the moment (RFC 9110, RFC 6585). */
    boolean refuses() {
        return status >= 400 && status < 500 && status != 408 && status != 429;
    }

    /** Whether this may be the wrong address: moved, unknown or broken (RFC 9110 section 15). */
    boolean misplaced() {
        return (status >= 300 && status < 400) || MISPLACED.contains(status) || status >= 500;
    }

    /** The body as a JSON object, if it is one and is declared as one. */
    Optional<JsonObject> json() {
        return declaredJson() ? StrictJson.object(body) : Optional.empty();
    }

    private boolean declaredJson() {
        var mediaType = contentType.orElse("").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return mediaType.equals("application/json") || mediaType.endsWith("+json");
    }

    @Override
    public String toString() {
        return "HttpAnswer[" + status + "]";
    }
}
