package org.nextcloudmcp.provisioning;

import java.net.URI;
import java.time.Duration;
import org.nextcloudmcp.oauth.BrowserBinding;

/** What Continue leads to. */
public sealed interface ConsentStart {

    /**
     * The browser goes to the provider and keeps a cookie.
     *
     * @param authorizationUrl the authorization request (RFC 6749 section 4.1.1)
     * @param binding the cookie's value: only the browser that keeps it can bring the answer back
     * @param cookieLifetime how long the cookie is of use
     */
    record Redirect(URI authorizationUrl, BrowserBinding binding, Duration cookieLifetime) implements ConsentStart {}

    /** The link cannot be used. */
    record Unusable(UnusableReason reason) implements ConsentStart {}

    /** The provider's metadata cannot be read now; the link stays usable. */
    record ProviderUnreachable() implements ConsentStart {}
}
