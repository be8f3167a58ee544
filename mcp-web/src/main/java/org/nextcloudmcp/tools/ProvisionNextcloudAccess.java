package org.nextcloudmcp.tools;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.nextcloudmcp.call.Caller;
import org.nextcloudmcp.provisioning.ProvisioningStart;
import org.nextcloudmcp.schema.Description;
import org.nextcloudmcp.settings.NextcloudCredential;

/** {@code provision_nextcloud_access}: a link to our connect page, where the user decides. Changes no grant itself. */
@Singleton
public class ProvisionNextcloudAccess {

    enum Status {
        ALREADY_PROVISIONED,
        AUTHORIZATION_REQUIRED
    }

    record Output(
            Status status,
            @Description("already_provisioned: since when") Optional<Instant> provisionedAt,

            @Description("authorization_required: the link for the user")
            Optional<URI> authorizationUrl,

            @Description("authorization_required: when the link stops working")
            Optional<Instant> expiresAt) {}

    private final ConsentLink consent;

    @Inject
    public ProvisionNextcloudAccess(ConsentLink consent) {
        this.consent = consent;
    }

    @Tool(
            name = "provision_nextcloud_access",
            title = "Connect Nextcloud",
            description =
                    "Gives a link that the user opens in a browser to let this server act on their Nextcloud. Calling it is not "
                            + "needed before other tools: they give the same link when access is missing.",
            scopes = {},
            annotations = @Tool.Annotations(destructiveHint = false),
            offeredWith = NextcloudCredential.GRANT,
            output = Output.class)
    public ToolResult provision(Caller caller) {
        var start = consent.start(caller);
        if (start instanceof ProvisioningStart.ConsentNeeded needed) {
            return new ToolResult.ConsentRequired(needed.connectUrl(), needed.expiresAt(), true);
        }
        return start instanceof ProvisioningStart.AlreadyProvisioned already
                ? alreadyProvisioned(already.since().truncatedTo(ChronoUnit.SECONDS))
                : ConsentLink.tooManyOpen();
    }

    private static ToolResult alreadyProvisioned(Instant since) {
        return ToolResult.success(
                new Output(Status.ALREADY_PROVISIONED, Optional.of(since), Optional.empty(), Optional.empty()),
                "Nextcloud is connected already, since " + since
                        + ". To connect it anew, call revoke_nextcloud_access first.");
    }
}
