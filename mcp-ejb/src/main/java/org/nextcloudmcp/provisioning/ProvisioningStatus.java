package org.nextcloudmcp.provisioning;

import java.time.Instant;
import java.util.Optional;
import org.nextcloudmcp.grant.GrantState;
import org.nextcloudmcp.oauth.ClientId;
import org.nextcloudmcp.oauth.Scopes;

/** Whether a user has let this server act on their Nextcloud. */
public sealed interface ProvisioningStatus {

    /** No. */
    record NotProvisioned() implements ProvisioningStatus {}

    /**
     * Yes.
     *
     * @param provisionedAt since when
     * @param client the MCP client that started it
     * @param scopes for what
     * @param state whether the provider still honours it
     * @param expiresAt when it ends unless it is used or rotated, where the provider says it
     * @param lastUsedAt when a Nextcloud token was last taken from it
     */
    record Provisioned(
            Instant provisionedAt,
            ClientId client,
            Scopes scopes,
            GrantState state,
            Optional<Instant> expiresAt,
            Optional<Instant> lastUsedAt)
            implements ProvisioningStatus {}
}
