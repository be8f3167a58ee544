package org.nextcloudmcp.connect;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The headers of every page. A page may load nothing, run nothing, be framed by nobody and be kept by no cache. */
final class PageHeaders {

    private PageHeaders() {}

    /**
     * @param styleHash the CSP source expression of the stylesheet in the page
     * @param formTarget an origin beside our own to which the page's form may lead
     */
    static Map<String, String> of(String styleHash, Optional<URI> formTarget) {
        var headers = withoutPage();
        headers.put("Content-Security-Policy", policy(styleHash, formTarget));
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        headers.put("X-Frame-Options", "DENY");
        headers.put("Content-Language", "en");
        return headers;
    }

    /** The headers of an answer without a page: a redirect. */
    static Map<String, String> withoutPage() {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Cache-Control", "no-store");
        // The address of the connect page names an open request: no other site may learn it.
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("X-Content-Type-Options", "nosniff");
        return headers;
    }

    private static String policy(String styleHash, Optional<URI> formTarget) {
        // Chrome applies form-action to the redirect that answers the form too: without its origin, Continue would
        // go nowhere.
        var formAction = formTarget.map(origin -> "'self' " + origin(origin)).orElse("'self'");
        return String.join(
                "; ",
                "default-src 'none'",
                "style-src " + styleHash,
                "img-src data:",
                "form-action " + formAction,
                "frame-ancestors 'none'",
                "base-uri 'none'");
    }

    private static String origin(URI uri) {
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }
}
