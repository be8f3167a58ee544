package org.nextcloudmcp.connect;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nextcloudmcp.oauth.BrowserBinding;
import org.nextcloudmcp.oauth.State;

/**
 * The cookie that ties a pending authorization to the browser that pressed Continue, so that nobody can finish another
 * person's round trip with a link (RFC 6749 section 10.12).
 *
 * <p>There is one cookie for each request, so that two tabs do not destroy each other's. Its name ends with the
 * beginning of the state's SHA-256: Continue knows the state because it sends it, the callback because it receives it,
 * and the name tells nothing of its value. The prefix {@code __Host-} keeps other hosts of the domain from planting one.
 *
 * @param name the cookie's name
 */
record ConsentCookie(String name) {

    private static final String PREFIX = "__Host-nextcloud-consent-";
    private static final int DIGITS_OF_STATE = 16;
    private static final String ATTRIBUTES = "; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=";
    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9_-]{1,256}");

    static ConsentCookie of(State state) {
        return new ConsentCookie(PREFIX + state.sha256().substring(0, DIGITS_OF_STATE));
    }

    /**
     * The value of {@code Set-Cookie} that keeps the binding.
     *
     * @param lifetime how long the request can be completed
     * @throws IllegalArgumentException if the binding is not base64url text
     */
    String set(BrowserBinding binding, Duration lifetime) {
        if (!VALUE.matcher(binding.value()).matches()) {
            throw new IllegalArgumentException("a browser binding is base64url text");
        }
        return name + "=" + binding.value() + ATTRIBUTES + lifetime.toSeconds();
    }

    /** The value of {@code Set-Cookie} that removes it. */
    String cleared() {
        return name + "=" + ATTRIBUTES + "0";
    }

    /**
     * The binding that the browser sent; anything that we cannot have set counts as nothing.
     *
     * @param sent the value of the cookie of this name, if there was one
     */
    static Optional<BrowserBinding> read(Optional<String> sent) {
        return sent.filter(value -> VALUE.matcher(value).matches()).map(BrowserBinding::new);
    }
}
