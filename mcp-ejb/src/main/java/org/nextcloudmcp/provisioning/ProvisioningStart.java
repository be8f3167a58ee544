package org.nextcloudmcp.provisioning;

import java.net.URI;
import java.time.Instant;

/** What asking for access leads to. */
public sealed interface ProvisioningStart {

    /** There is a live grant; it must be revoked first. */
    record AlreadyProvisioned(Instant since) implements ProvisioningStart {}

    /**
     * The user must consent in a browser.
     *
     * @param connectUrl our own connect page, never the provider's URL; usable once
     * @param expiresAt when the link stops working
     */
    record ConsentNeeded(URI connectUrl, Instant expiresAt) implements ProvisioningStart {}

    /** As many links as one user may have are open already. */
    record TooManyOpen() implements ProvisioningStart {}
}
