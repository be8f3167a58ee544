package org.nextcloudmcp.nextcloud;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.call.Call;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.provisioning.AppScopes;
import org.nextcloudmcp.settings.Configuration;
import org.nextcloudmcp.settings.NextcloudCredential;
import org.nextcloudmcp.tools.AppPresence;
import org.nextcloudmcp.tools.ToolCallException;

/** Which apps the caller's Nextcloud lacks, by what it announces; remembered for some minutes. */
@Singleton
public class AppAwareness implements AppPresence {

    private final NextcloudAccess access;
    private final Configuration configuration;

    @Inject
    public AppAwareness(NextcloudAccess access, Configuration configuration) {
        this.access = access;
        this.configuration = configuration;
    }

    @Override
    public Set<NextcloudApp> missing(Call call) {
        try {
            return KnownApps.of(client(call)).missing();
        } catch (ToolCallException e) {
            // No grant yet, or the provider is down. Its result is not asked for: that would open a request for
            // consent.
            return Set.of();
        }
    }

    @Override
    public Set<NextcloudApp> missing(Call call, Set<NextcloudApp> needed) {
        var client = client(call);
        var missing = client.remembered(KnownApps.class)
                .map(known -> known.among(needed))
                .orElse(Set.of());
        if (missing.isEmpty()) {
            return missing;
        }
        try {
            // it may have been installed since
            return KnownApps.asked(client).among(needed);
        } catch (ToolCallException e) {
            return Set.of();
        }
    }

    /** What is announced is no secret of one app, so any token of the user's will do. */
    private NextcloudClient client(Call call) {
        var exchange = configuration.settings().nextcloud().credential() == NextcloudCredential.EXCHANGE;
        return access.client(call, exchange ? call.caller().scopes().intersection(AppScopes.NEXTCLOUD) : Scopes.none());
    }
}
