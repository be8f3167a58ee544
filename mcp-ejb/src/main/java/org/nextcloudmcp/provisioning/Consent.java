package org.nextcloudmcp.provisioning;

import jakarta.ejb.Stateless;
import java.util.Optional;
import org.nextcloudmcp.oauth.BrowserBinding;
import org.nextcloudmcp.oauth.RequestHandle;

/** What the connect page and the callback call. */
@Stateless
public class Consent {

    public ConsentPage page(RequestHandle handle) {
        throw new UnsupportedOperationException("follows");
    }

    public ConsentStart begin(RequestHandle handle) {
        throw new UnsupportedOperationException("follows");
    }

    public ConsentDecline decline(RequestHandle handle) {
        throw new UnsupportedOperationException("follows");
    }

    public ConsentResult complete(AuthorizationResponse response, Optional<BrowserBinding> binding) {
        throw new UnsupportedOperationException("follows");
    }
}
