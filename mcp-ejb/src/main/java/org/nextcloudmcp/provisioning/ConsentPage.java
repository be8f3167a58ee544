package org.nextcloudmcp.provisioning;

import java.net.URI;
import java.time.Instant;
import org.nextcloudmcp.oauth.ClientId;
import org.nextcloudmcp.oauth.Scopes;

/** What the connect page shows. */
public sealed interface ConsentPage {

    /**
     * The question that is put to the user.
     *
     * @param client the MCP client that asked for access
     * @param nextcloudUrl the Nextcloud concerned
     * @param scopes what is asked for
     * @param expiresAt when the link stops working
     * @param providerOrigin where Continue leads, for the page's {@code form-action}
     */
    record Askable(ClientId client, URI nextcloudUrl, Scopes scopes, Instant expiresAt, URI providerOrigin)
            implements ConsentPage {}

    /** There is nothing to ask any more. */
    record Unusable(UnusableReason reason) implements ConsentPage {}
}
