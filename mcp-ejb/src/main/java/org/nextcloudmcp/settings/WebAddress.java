package org.nextcloudmcp.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which URLs may carry credentials: absolute, without user info or fragment, over TLS unless they stay on this machine. */
public final class WebAddress {

    private static final Pattern LOOPBACK_IPV4 = Pattern.compile("127(\\.\\d{1,3}){3}");

    private WebAddress() {}

    /**
     * The address, if it is an absolute {@code https} URL, or an {@code http} URL whose host is loopback.
     *
     * @param text the URL as somebody wrote it
     */
    public static Optional<URI> secure(String text) {
        return absolute(text).filter(uri -> "https".equalsIgnoreCase(uri.getScheme()) || isLoopback(uri));
    }

    /** The address, if it is an absolute {@code http} or {@code https} URL with a host and without user info or fragment. */
    public static Optional<URI> absolute(String text) {
        try {
            var uri = new URI(text);
            var web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            var plain = uri.getRawUserInfo() == null && uri.getRawFragment() == null;
            return web && plain && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException notAUrl) {
            return Optional.empty();
        }
    }

    /** Whether the host is this machine by name or literal address; no name is looked up, so DNS cannot change the answer. */
    static boolean isLoopback(URI uri) {
        var host = uri.getHost().toLowerCase(Locale.ROOT);
        return host.equals("localhost")
                || host.equals("[::1]")
                || LOOPBACK_IPV4.matcher(host).matches();
    }
}
