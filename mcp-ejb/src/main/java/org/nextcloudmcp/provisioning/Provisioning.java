package org.nextcloudmcp.provisioning;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import org.nextcloudmcp.grant.GrantState;
import org.nextcloudmcp.grant.NewAuthorization;
import org.nextcloudmcp.grant.OfflineGrants;
import org.nextcloudmcp.grant.PendingAuthorizations;
import org.nextcloudmcp.oauth.ClientId;
import org.nextcloudmcp.oauth.RequestHandle;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.settings.Configuration;

/** Starts Flow 2 and says how it stands. Asks nobody outside, so each call is one transaction. */
@Stateless
public class Provisioning {

    private OfflineGrants grants;
    private PendingAuthorizations requests;
    private RandomValues random;
    private Configuration configuration;
    private Clock clock;

    /** For the container's proxy. */
    @SuppressWarnings("NullAway.Init") // the proxy has no state
    public Provisioning() {}

    @Inject
    public Provisioning(
            OfflineGrants grants,
            PendingAuthorizations requests,
            RandomValues random,
            Configuration configuration,
            Clock clock) {
        this.grants = grants;
        this.requests = requests;
        this.random = random;
        this.configuration = configuration;
        this.clock = clock;
    }

    /** Whether the subject gave a grant, and what it is for. */
    public ProvisioningStatus status(Subject subject) {
        return grants.summary(subject)
                .<ProvisioningStatus>map(grant -> new ProvisioningStatus.Provisioned(
                        grant.provisionedAt(),
                        grant.client(),
                        grant.scopes(),
                        grant.state(),
                        grant.refreshTokenExpiresAt(),
                        grant.lastUsedAt()))
                .orElseGet(ProvisioningStatus.NotProvisioned::new);
    }

    /**
     * How it stands with a link that was handed out to the subject.
     *
     * @param handle what the link names
     */
    public ConsentProgress progress(Subject subject, RequestHandle handle) {
        // The link first: it is over only after its grant is stored, so that no grant falls between the two looks.
        var link = requests.progress(handle, subject, clock.instant());
        var given = grants.summary(subject)
                .filter(grant -> grant.state() == GrantState.ACTIVE)
                .isPresent();
        if (given) {
            return ConsentProgress.GIVEN;
        }
        return switch (link) {
            case OPEN -> ConsentProgress.OPEN;
            case DECLINED -> ConsentProgress.DECLINED;
            case OVER -> ConsentProgress.OVER;
        };
    }

    /**
     * Opens a connect link for the subject, unless there is a live grant. A grant that the provider refuses may be
     * replaced without being revoked first.
     *
     * @param client the MCP client that asks
     * @param wanted what the tools need, all together; the web module knows it, and a bean of this module cannot see
     *     beans of the web module
     */
    public ProvisioningStart start(Subject subject, ClientId client, Scopes wanted) {
        var live = grants.summary(subject).filter(grant -> grant.state() == GrantState.ACTIVE);
        if (live.isPresent()) {
            return new ProvisioningStart.AlreadyProvisioned(live.get().provisionedAt());
        }
        var now = clock.instant();
        var handle = random.handle();
        if (!requests.open(handle, new NewAuthorization(subject, client, wanted), now)) {
            return new ProvisioningStart.TooManyOpen();
        }
        var connect = configuration.settings().server().at("/connect?request=" + handle.value());
        return new ProvisioningStart.ConsentNeeded(connect, now.plus(PendingAuthorizations.LIFETIME));
    }
}
