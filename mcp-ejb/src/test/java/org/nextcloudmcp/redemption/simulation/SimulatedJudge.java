package org.nextcloudmcp.redemption.simulation;

import java.time.Duration;
import java.util.Optional;
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.redemption.TokenJudge;
import org.nextcloudmcp.verification.AudienceCheck;

/** Looks at access tokens; about opaque ones the provider is asked, which takes its time and may fail. */
record SimulatedJudge(Life life, Scheduler scheduler, Weather weather, boolean opaque) implements TokenJudge {

    @Override
    public boolean asksAbout(AccessToken token) {
        return opaque;
    }

    @Override
    public AudienceCheck check(AccessToken token) {
        if (opaque) {
            life.step("introspect " + token.value());
            scheduler.pause(weather.latency());
            if (weather.providerDown() || weather.networkCut()) {
                return new AudienceCheck.Unconfirmed(Duration.ofSeconds(1), "no introspection now");
            }
        }
        return new AudienceCheck.Confirmed(Optional.empty());
    }
}
