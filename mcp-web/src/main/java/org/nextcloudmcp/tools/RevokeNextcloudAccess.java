package org.nextcloudmcp.tools;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.nextcloudmcp.call.Caller;
import org.nextcloudmcp.revocation.GrantRevocation;
import org.nextcloudmcp.revocation.RevocationResult;
import org.nextcloudmcp.schema.Description;
import org.nextcloudmcp.settings.NextcloudCredential;

/** {@code revoke_nextcloud_access}: takes the caller's own grant back. Nothing to take back is a success too. */
@Singleton
public class RevokeNextcloudAccess {

    enum Status {
        REVOKED,
        NOTHING_TO_REVOKE
    }

    record Output(
            Status status,

            @Description("revoked: whether the identity provider has confirmed it; if not, it is asked again until it"
                    + " does")
            Optional<Boolean> providerConfirmed) {}

    private final GrantRevocation revocation;

    @Inject
    public RevokeNextcloudAccess(GrantRevocation revocation) {
        this.revocation = revocation;
    }

    @Tool(
            name = "revoke_nextcloud_access",
            title = "Disconnect Nextcloud",
            description =
                    "Takes back the user's permission for this server to act on their Nextcloud. It ends at once for all of the "
                            + "user's clients; connecting again needs the user.",
            scopes = {},
            annotations = @Tool.Annotations(idempotentHint = true),
            offeredWith = NextcloudCredential.GRANT)
    public ToolAnswer<Output> revoke(Caller caller) {
        return revocation.revoke(caller.subject()) instanceof RevocationResult.Revoked revoked
                ? revoked(revoked.confirmedByProvider())
                : ToolAnswer.of(
                        new Output(Status.NOTHING_TO_REVOKE, Optional.empty()),
                        "Nextcloud was not connected, so there was nothing to take back.");
    }

    private static ToolAnswer<Output> revoked(boolean confirmed) {
        return ToolAnswer.of(
                new Output(Status.REVOKED, Optional.of(confirmed)),
                confirmed
                        ? "Nextcloud is disconnected, and the identity provider has confirmed it."
                        : "Nextcloud is disconnected: this server can no longer use it. The identity provider has not "
                                + "confirmed the revocation yet and is asked again until it does.");
    }
}
