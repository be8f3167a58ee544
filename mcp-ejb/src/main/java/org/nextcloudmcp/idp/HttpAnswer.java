package org.nextcloudmcp.idp;

import java.util.Optional;

/**
 * An HTTP answer of the provider, as far as anybody here looks at it. Its body may repeat our secrets: it is never
 * logged.
 */
public record HttpAnswer(int status, Optional<String> contentType, Optional<String> retryAfter, String body) {

    @Override
    public String toString() {
        return "HttpAnswer[" + status + "]";
    }
}
