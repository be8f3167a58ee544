package org.nextcloudmcp.rotation;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import org.nextcloudmcp.grant.GrantDirectory;
import org.nextcloudmcp.settings.Configuration;
import org.nextcloudmcp.settings.RotationSettings;

/** The rotation as an administrator looks at it: what is due on all nodes together, and how far this one is. */
@Stateless
public class RotationStanding {

    private GrantDirectory grants;
    private RotationProgress progress;
    private Configuration configuration;
    private Clock clock;

    /** For the container's proxy. */
    @SuppressWarnings("NullAway.Init") // the proxy has no state
    public RotationStanding() {}

    @Inject
    public RotationStanding(
            GrantDirectory grants, RotationProgress progress, Configuration configuration, Clock clock) {
        this.grants = grants;
        this.progress = progress;
        this.configuration = configuration;
        this.clock = clock;
    }

    /**
     * A moment's look.
     *
     * @param settings period and rate
     * @param due how many grants wait for their rotation, on all nodes together
     * @param ended how many of them have a refresh token whose life ended before it was rotated
     * @param pass of this node, the one that goes on or the last
     */
    public record Look(RotationSettings settings, long due, long ended, RotationProgress.Pass pass) {}

    public Look look() {
        var now = clock.instant();
        var settings = configuration.settings().rotation();
        return new Look(settings, grants.dueForRotation(now, settings.period()), grants.ended(now), progress.current());
    }
}
