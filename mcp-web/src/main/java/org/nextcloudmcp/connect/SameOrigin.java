package org.nextcloudmcp.connect;

import java.net.URI;
import java.util.Optional;

/**
 * Whether a form was posted from our own page, as far as the browser says it. A page of another site must not press
 * Continue for the user.
 */
final class SameOrigin {

    private SameOrigin() {}

    /**
     * @param secFetchSite the header {@code Sec-Fetch-Site}; scripts and other sites cannot forge it
     * @param origin the header {@code Origin}
     * @param publicUrl what browsers see as our address
     */
    static boolean accepts(Optional<String> secFetchSite, Optional<String> origin, URI publicUrl) {
        if (secFetchSite.isPresent() && !secFetchSite.get().equals("same-origin")) {
            return false;
        }
        // Under our own Referrer-Policy browsers send "null" here (Fetch, "append a request Origin header"), so that it
        // says nothing; those that could be asked from a foreign page today send Sec-Fetch-Site beside it.
        return origin.isEmpty() || origin.get().equals("null") || origin.get().equals(originOf(publicUrl));
    }

    private static String originOf(URI url) {
        return url.getScheme() + "://" + url.getRawAuthority();
    }
}
