package org.nextcloudmcp.nextcloud;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A request to Nextcloud, without the token and without the host: both are added by the wire alone.
 *
 * @param method an HTTP or WebDAV method
 * @param path what follows the base URL: percent-encoded, from the first slash on, with the query if there is one
 * @param headers what this request needs beyond what every request carries
 * @param body what is sent
 * @param answerLimit how many bytes of the answer's body are read at most
 */
public record NextcloudRequest(
        String method, String path, Map<String, String> headers, Optional<RequestBody> body, int answerLimit) {

    /** Enough for every answer that is not a listing or a file. */
    private static final int ORDINARY_ANSWER = 1 << 20;

    public NextcloudRequest {
        // A path that does not begin with a slash would become part of the host name: the token would go elsewhere.
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("a path begins with a slash");
        }
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    public static NextcloudRequest of(String method, String path) {
        return new NextcloudRequest(method, path, Map.of(), Optional.empty(), ORDINARY_ANSWER);
    }

    /** A GET of an app route or an OCS route, both of which answer JSON only when asked to. */
    public static NextcloudRequest getJson(String path) {
        return of("GET", path).with("Accept", "application/json");
    }

    public NextcloudRequest with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new NextcloudRequest(method, path, more, body, answerLimit);
    }

    public NextcloudRequest sending(RequestBody content) {
        return new NextcloudRequest(method, path, headers, Optional.of(content), answerLimit);
    }

    public NextcloudRequest answeredInAtMost(int bytes) {
        return new NextcloudRequest(method, path, headers, body, bytes);
    }

    /** Whether repeating the request, or not knowing its fate, can do no harm (RFC 9110 section 9.2.1). */
    public boolean isSafe() {
        return switch (method) {
            case "GET", "HEAD", "OPTIONS", "PROPFIND", "REPORT", "SEARCH" -> true;
            default -> false;
        };
    }
}
