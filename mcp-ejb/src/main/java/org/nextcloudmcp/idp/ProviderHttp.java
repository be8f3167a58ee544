package org.nextcloudmcp.idp;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * HTTP to the provider: no redirect is followed, connecting may take 2 s and the whole 8 s, and a body over the limit is
 * no answer.
 */
public interface ProviderHttp {

    /**
     * A GET for JSON.
     *
     * @throws ProviderUnavailableException if there is no answer, or none within the limits
     */
    HttpAnswer get(URI uri);

    /**
     * A form POST (RFC 6749 section 3.2).
     *
     * @param authorization the value of the Authorization header, if client authentication uses it
     * @throws ProviderUnavailableException if there is no answer, or none within the limits
     */
    HttpAnswer post(URI uri, Map<String, String> form, Optional<String> authorization);

    /**
     * As {@link #post}, but listened to for a minute: for a request whose answer nobody can ask for a second time. The
     * time counts only while this process runs, so that an answer which came while it was stopped is read.
     *
     * @throws ProviderUnavailableException if there is no answer, or none within the limits
     */
    default HttpAnswer postAndListen(URI uri, Map<String, String> form, Optional<String> authorization) {
        return post(uri, form, authorization);
    }
}
