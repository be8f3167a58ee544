package org.nextcloudmcp.walkthrough;

import java.net.HttpCookie;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Keeps cookies as a browser does, as far as sign-in needs it: by host and path, dropped when they are said to be over.
 * Loopback counts as secure, as it does in browsers, so that Secure cookies work in the demo.
 */
final class CookieJar {
    private record Kept(String host, HttpCookie cookie) {}

    private final List<Kept> cookies = new ArrayList<>();

    void keep(URI url, List<String> setCookie) {
        for (String header : setCookie) {
            for (HttpCookie cookie :
                    HttpCookie.parse("Set-Cookie: " + header.replaceAll("(?i);\\s*SameSite=\\w+", ""))) {
                requireHostPrefixRules(header, cookie);
                if (cookie.getPath() == null) {
                    cookie.setPath("/");
                }
                cookies.removeIf(kept -> kept.host().equals(url.getHost())
                        && kept.cookie().getName().equals(cookie.getName())
                        && kept.cookie().getPath().equals(cookie.getPath()));
                if (cookie.getMaxAge() != 0) {
                    cookies.add(new Kept(url.getHost(), cookie));
                }
            }
        }
    }

    /** A browser drops a __Host- cookie that is not Secure, has a domain, or another path than the root. */
    private static void requireHostPrefixRules(String header, HttpCookie cookie) {
        boolean wrong = !cookie.getSecure() || cookie.getDomain() != null || !"/".equals(cookie.getPath());
        if (cookie.getName().startsWith("__Host-") && wrong) {
            throw new IllegalStateException("a browser would drop this cookie: " + Redaction.of(header));
        }
    }

    String header(URI url) {
        String path = url.getPath().isEmpty() ? "/" : url.getPath();
        return cookies.stream()
                .filter(kept -> kept.host().equals(url.getHost()))
                .map(Kept::cookie)
                .filter(cookie -> path.startsWith(cookie.getPath()))
                .filter(cookie -> !cookie.hasExpired())
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    List<HttpCookie> all() {
        return cookies.stream().map(Kept::cookie).toList();
    }

    void clear() {
        cookies.clear();
    }
}
