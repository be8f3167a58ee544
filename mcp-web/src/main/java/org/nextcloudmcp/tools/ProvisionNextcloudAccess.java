package org.nextcloudmcp.tools;

import static org.nextcloudmcp.tools.JsonSchema.instant;
import static org.nextcloudmcp.tools.JsonSchema.object;
import static org.nextcloudmcp.tools.JsonSchema.oneOf;
import static org.nextcloudmcp.tools.JsonSchema.uri;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.nextcloudmcp.call.Call;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.provisioning.ProvisioningStart;
import org.nextcloudmcp.settings.NextcloudCredential;

/** {@code provision_nextcloud_access}: a link to our connect page, where the user decides. Changes no grant itself. */
@Singleton
public class ProvisionNextcloudAccess implements CallableTool {

    private static final ToolDescription DESCRIPTION = new ToolDescription(
            "provision_nextcloud_access",
            "Connect Nextcloud",
            "Gives a link that the user opens in a browser to let this server act on their Nextcloud. Calling it is not "
                    + "needed before other tools: they give the same link when access is missing.",
            Scopes.none(),
            ToolAnnotations.adding(),
            object().json(),
            object().required("status", oneOf("already_provisioned", "authorization_required"))
                    .optional("provisioned_at", instant().described("already_provisioned: since when"))
                    .optional("authorization_url", uri().described("authorization_required: the link for the user"))
                    .optional("expires_at", instant().described("authorization_required: when the link stops working"))
                    .json());

    private final ConsentLink consent;

    @Inject
    public ProvisionNextcloudAccess(ConsentLink consent) {
        this.consent = consent;
    }

    @Override
    public ToolDescription description() {
        return DESCRIPTION;
    }

    @Override
    public Optional<ToolDescription> offered(NextcloudCredential credential) {
        return ToolDescription.withGrants(DESCRIPTION, credential);
    }

    @Override
    public ToolResult call(ToolArguments arguments, Call call) {
        var start = consent.start(call.caller());
        if (start instanceof ProvisioningStart.ConsentNeeded needed) {
            return new ToolResult.ConsentRequired(needed.connectUrl(), needed.expiresAt(), true);
        }
        return start instanceof ProvisioningStart.AlreadyProvisioned already
                ? alreadyProvisioned(already.since())
                : ConsentLink.tooManyOpen();
    }

    private static ToolResult alreadyProvisioned(Instant since) {
        var at = since.truncatedTo(ChronoUnit.SECONDS).toString();
        return ToolResult.success(
                CachedJson.object()
                        .add("status", "already_provisioned")
                        .add("provisioned_at", at)
                        .build(),
                "Nextcloud is connected already, since " + at
                        + ". To connect it anew, call revoke_nextcloud_access first.");
    }
}
