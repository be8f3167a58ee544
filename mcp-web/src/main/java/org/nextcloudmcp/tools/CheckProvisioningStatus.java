package org.nextcloudmcp.tools;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.nextcloudmcp.call.Caller;
import org.nextcloudmcp.grant.GrantState;
import org.nextcloudmcp.provisioning.Provisioning;
import org.nextcloudmcp.provisioning.ProvisioningStatus;
import org.nextcloudmcp.schema.Description;
import org.nextcloudmcp.settings.NextcloudCredential;

/** {@code check_provisioning_status}: has the user let us act on their Nextcloud, since when, and for what? */
@Singleton
public class CheckProvisioningStatus {

    /** How a grant comes to be. */
    enum Flow {
        /** By the browser round trip of Flow 2, the only way there is. */
        FLOW2
    }

    record Output(
            @Description("whether the user has given access")
            boolean isProvisioned,

            @Description("when the user gave it") Optional<Instant> provisionedAt,

            @Description("the MCP client through which it was given")
            Optional<String> clientId,

            @Description("what it was given for") Optional<List<String>> scopes,
            @Description("how it was given") Optional<Flow> flowType,

            @Description(
                    "reconsent_required: the identity provider no longer honours it, and the user must agree again")
            Optional<GrantState> state,

            @Description("when it ends if it is not used, where that is known")
            Optional<Instant> expiresAt,

            @Description("when a tool last used it") Optional<Instant> lastUsedAt) {

        static final Output NOTHING = new Output(
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        static Output of(ProvisioningStatus.Provisioned provisioned) {
            return new Output(
                    true,
                    Optional.of(seconds(provisioned.provisionedAt())),
                    Optional.of(provisioned.client().value()),
                    Optional.of(List.copyOf(provisioned.scopes().names())),
                    Optional.of(Flow.FLOW2),
                    Optional.of(provisioned.state()),
                    provisioned.expiresAt().map(CheckProvisioningStatus::seconds),
                    provisioned.lastUsedAt().map(CheckProvisioningStatus::seconds));
        }
    }

    private final Provisioning provisioning;

    @Inject
    public CheckProvisioningStatus(Provisioning provisioning) {
        this.provisioning = provisioning;
    }

    @Tool(
            name = "check_provisioning_status",
            title = "Check Nextcloud access",
            description =
                    "Says whether the user has connected their Nextcloud to this server, since when, for which scopes, through "
                            + "which client, and whether they must agree again.",
            scopes = {},
            annotations = @Tool.Annotations(readOnlyHint = true),
            offeredWith = NextcloudCredential.GRANT)
    public ToolAnswer<Output> check(Caller caller) {
        return provisioning.status(caller.subject()) instanceof ProvisioningStatus.Provisioned provisioned
                ? ToolAnswer.of(Output.of(provisioned), sentence(provisioned))
                : ToolAnswer.of(
                        Output.NOTHING,
                        "Nextcloud is not connected. provision_nextcloud_access gives a link to connect it.");
    }

    private static String sentence(ProvisioningStatus.Provisioned provisioned) {
        var since = seconds(provisioned.provisionedAt());
        return provisioned.state() == GrantState.ACTIVE
                ? "Nextcloud is connected since " + since + "."
                : "Nextcloud was connected on " + since
                        + ", but the identity provider no longer honours it: the user must agree again. "
                        + "provision_nextcloud_access gives a link for that.";
    }

    private static Instant seconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS);
    }
}
