package org.nextcloudmcp.standin;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request to the stand-in.
 *
 * @param path as it came, still percent-encoded
 * @param query as it came, or empty
 * @param headers names in lower case, first value each
 */
record Ask(String method, String path, String query, Map<String, String> headers, Body body) {
    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    Optional<String> parameter(String name) {
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals >= 0 && pair.substring(0, equals).equals(name)) {
                return Optional.of(URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return Optional.empty();
    }

    String text() {
        return body.text();
    }

    /** Nextcloud lets a bearer token through its CORS check only with this header. */
    boolean saysOcs() {
        return header("OCS-APIRequest").filter("true"::equalsIgnoreCase).isPresent();
    }

    boolean isHead() {
        return method.equals("HEAD");
    }
}
