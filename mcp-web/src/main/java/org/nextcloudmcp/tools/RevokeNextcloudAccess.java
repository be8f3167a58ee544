package org.nextcloudmcp.tools;

import static org.nextcloudmcp.tools.JsonSchema.bool;
import static org.nextcloudmcp.tools.JsonSchema.object;
import static org.nextcloudmcp.tools.JsonSchema.oneOf;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.nextcloudmcp.call.Call;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.revocation.GrantRevocation;
import org.nextcloudmcp.revocation.RevocationResult;
import org.nextcloudmcp.settings.NextcloudCredential;

/** {@code revoke_nextcloud_access}: takes the caller's own grant back. Nothing to take back is a success too. */
@Singleton
public class RevokeNextcloudAccess implements CallableTool {

    private static final ToolDescription DESCRIPTION = new ToolDescription(
            "revoke_nextcloud_access",
            "Disconnect Nextcloud",
            "Takes back the user's permission for this server to act on their Nextcloud. It ends at once for all of the "
                    + "user's clients; connecting again needs the user.",
            Scopes.none(),
            ToolAnnotations.replacing(),
            object().json(),
            object().required("status", oneOf("revoked", "nothing_to_revoke"))
                    .optional(
                            "provider_confirmed",
                            bool().described("revoked: whether the identity provider has confirmed it; if not, it is "
                                    + "asked again until it does"))
                    .json());

    private final GrantRevocation revocation;

    @Inject
    public RevokeNextcloudAccess(GrantRevocation revocation) {
        this.revocation = revocation;
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
        return revocation.revoke(call.caller().subject()) instanceof RevocationResult.Revoked revoked
                ? revoked(revoked.confirmedByProvider())
                : ToolResult.success(
                        CachedJson.object().add("status", "nothing_to_revoke").build(),
                        "Nextcloud was not connected, so there was nothing to take back.");
    }

    private static ToolResult revoked(boolean confirmed) {
        return ToolResult.success(
                CachedJson.object()
                        .add("status", "revoked")
                        .add("provider_confirmed", confirmed)
                        .build(),
                confirmed
                        ? "Nextcloud is disconnected, and the identity provider has confirmed it."
                        : "Nextcloud is disconnected: this server can no longer use it. The identity provider has not "
                                + "confirmed the revocation yet and is asked again until it does.");
    }
}
