package org.nextcloudmcp.doctor;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.nextcloudmcp.audit.AuditAction;
import org.nextcloudmcp.auditing.Audit;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.probe.ProviderProbes;
import org.nextcloudmcp.provisioning.RandomValues;
import org.nextcloudmcp.settings.Configuration;

/** What an administrator does: starts a probe, and reads what came of it. Asks nobody outside. */
@Stateless
public class ProviderProbe {

    /** Nobody waits longer in front of a screen. */
    public static final Duration MOST_PATIENCE = Duration.ofMinutes(10);

    private ProviderProbes probes;
    private RandomValues random;
    private Configuration configuration;
    private Audit audit;
    private Clock clock;

    /** For the container's proxy. */
    @SuppressWarnings("NullAway.Init") // the proxy has no state
    public ProviderProbe() {}

    @Inject
    public ProviderProbe(
            ProviderProbes probes, RandomValues random, Configuration configuration, Audit audit, Clock clock) {
        this.probes = probes;
        this.random = random;
        this.configuration = configuration;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Starts a probe; one that waits for its test user ends.
     *
     * @param scopes what the tools need, all together; the web module knows it
     * @param patience how long to wait at most before a spent refresh token is presented again, up to
     *     {@link #MOST_PATIENCE}
     * @throws IllegalArgumentException if the patience is negative or longer
     */
    public ProbeStart start(Scopes scopes, Duration patience) {
        if (patience.isNegative() || patience.compareTo(MOST_PATIENCE) > 0) {
            throw new IllegalArgumentException("patience is from 0 to " + MOST_PATIENCE.toSeconds() + " seconds");
        }
        var handle = random.handle();
        var opened = probes.open(handle, scopes, patience, clock.instant());
        if (opened.isEmpty()) {
            return new ProbeStart.Busy();
        }
        audit.record(AuditAction.PROBE, Optional.empty(), Optional.empty(), "STARTED", Optional.empty());
        var link = configuration.settings().server().at("/connect/probe?request=" + handle.value());
        return new ProbeStart.Link(link, opened.get().expiresAt());
    }

    /** The newest probe; empty if there never was one. */
    public Optional<ProbeReport> report() {
        probes.tidy(clock.instant());
        return probes.latest().map(probe -> ProbeReport.of(probe, configuration.settings()));
    }
}
