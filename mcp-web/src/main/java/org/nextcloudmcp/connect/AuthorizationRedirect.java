package org.nextcloudmcp.connect;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.nextcloudmcp.oauth.State;
import org.nextcloudmcp.provisioning.ConsentStart;

/**
 * The redirect that follows Continue: where to, and the cookie that stays with the browser.
 *
 * @param location the authorization request
 * @param setCookie the value of {@code Set-Cookie}
 */
record AuthorizationRedirect(URI location, String setCookie) {

    static AuthorizationRedirect of(ConsentStart.Redirect redirect) {
        var cookie = ConsentCookie.of(stateIn(redirect.authorizationUrl()));
        return new AuthorizationRedirect(
                redirect.authorizationUrl(), cookie.set(redirect.binding(), redirect.cookieLifetime()));
    }

    private static State stateIn(URI authorizationUrl) {
        return Arrays.stream(authorizationUrl.getRawQuery().split("&", -1))
                .filter(parameter -> parameter.startsWith("state="))
                .map(parameter -> URLDecoder.decode(parameter.substring("state=".length()), StandardCharsets.UTF_8))
                .map(State::new)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("an authorization request of ours carries a state"));
    }

    @Override
    public String toString() {
        return "AuthorizationRedirect[redacted]";
    }
}
