package org.nextcloudmcp.settings;

import java.net.URI;
import java.util.Locale;

/** A web origin: scheme, host and port (RFC 6454 section 6.2). */
final class Origin {

    private Origin() {}

    /** The origin of a URL, without the port if it is the scheme's own. */
    static String of(URI url) {
        var scheme = url.getScheme().toLowerCase(Locale.ROOT);
        var usual = url.getPort() == -1 || url.getPort() == (scheme.equals("https") ? 443 : 80);
        return scheme + "://" + url.getHost().toLowerCase(Locale.ROOT) + (usual ? "" : ":" + url.getPort());
    }

    /** Whether the text is an origin as browsers send it; a wildcard or {@code null} is none. */
    static boolean isOrigin(String text) {
        return WebAddress.absolute(text)
                .filter(url -> of(url).equalsIgnoreCase(text))
                .isPresent();
    }
}
