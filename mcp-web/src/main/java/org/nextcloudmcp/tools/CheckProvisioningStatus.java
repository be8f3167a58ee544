package org.nextcloudmcp.tools;

import static org.nextcloudmcp.tools.JsonSchema.arrayOf;
import static org.nextcloudmcp.tools.JsonSchema.bool;
import static org.nextcloudmcp.tools.JsonSchema.instant;
import static org.nextcloudmcp.tools.JsonSchema.object;
import static org.nextcloudmcp.tools.JsonSchema.oneOf;
import static org.nextcloudmcp.tools.JsonSchema.string;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.nextcloudmcp.call.Call;
import org.nextcloudmcp.grant.GrantState;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.provisioning.Provisioning;
import org.nextcloudmcp.provisioning.ProvisioningStatus;
import org.nextcloudmcp.settings.NextcloudCredential;

/** {@code check_provisioning_status}: has the user let us act on their Nextcloud, since when, and for what? */
@Singleton
public class CheckProvisioningStatus implements CallableTool {

    /** How the grant came to be: by the browser round trip of Flow 2, the only way there is. */
    private static final String FLOW = "flow2";

    private static final ToolDescription DESCRIPTION = new ToolDescription(
            "check_provisioning_status",
            "Check Nextcloud access",
            "Says whether the user has connected their Nextcloud to this server, since when, for which scopes, through "
                    + "which client, and whether they must agree again.",
            Scopes.none(),
            ToolAnnotations.reading(),
            object().json(),
            object().required("is_provisioned", bool().described("whether the user has given access"))
                    .optional("provisioned_at", instant().described("when the user gave it"))
                    .optional("client_id", string().described("the MCP client through which it was given"))
                    .optional("scopes", arrayOf(string()).described("what it was given for"))
                    .optional("flow_type", oneOf(FLOW).described("how it was given"))
                    .optional(
                            "state",
                            oneOf(text(GrantState.ACTIVE), text(GrantState.RECONSENT_REQUIRED))
                                    .described(
                                            "reconsent_required: the identity provider no longer honours it, and the "
                                                    + "user must agree again"))
                    .optional("expires_at", instant().described("when it ends if it is not used, where that is known"))
                    .optional("last_used_at", instant().described("when a tool last used it"))
                    .json());

    private final Provisioning provisioning;

    @Inject
    public CheckProvisioningStatus(Provisioning provisioning) {
        this.provisioning = provisioning;
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
        var status = provisioning.status(call.caller().subject());
        return status instanceof ProvisioningStatus.Provisioned provisioned
                ? ToolResult.success(structured(provisioned), sentence(provisioned))
                : ToolResult.success(
                        CachedJson.object().add("is_provisioned", false).build(),
                        "Nextcloud is not connected. provision_nextcloud_access gives a link to connect it.");
    }

    private static JsonObject structured(ProvisioningStatus.Provisioned provisioned) {
        var status = CachedJson.object()
                .add("is_provisioned", true)
                .add("provisioned_at", text(provisioned.provisionedAt()))
                .add("client_id", provisioned.client().value())
                .add("scopes", CachedJson.array(provisioned.scopes().names()))
                .add("flow_type", FLOW)
                .add("state", text(provisioned.state()));
        provisioned.expiresAt().ifPresent(expiry -> status.add("expires_at", text(expiry)));
        provisioned.lastUsedAt().ifPresent(use -> status.add("last_used_at", text(use)));
        return status.build();
    }

    private static String sentence(ProvisioningStatus.Provisioned provisioned) {
        return provisioned.state() == GrantState.ACTIVE
                ? "Nextcloud is connected since " + text(provisioned.provisionedAt()) + "."
                : "Nextcloud was connected on " + text(provisioned.provisionedAt())
                        + ", but the identity provider no longer honours it: the user must agree again. "
                        + "provision_nextcloud_access gives a link for that.";
    }

    private static String text(GrantState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static String text(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
