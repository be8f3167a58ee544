package org.nextcloudmcp.health;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.nextcloudmcp.startup.Readiness;

/** Ready means: nothing that the server needs for serving is missing. If something is, the answer says all of it. */
@org.eclipse.microprofile.health.Readiness
@Singleton
public class ReadyCheck implements HealthCheck {

    private final Readiness readiness;

    @Inject
    public ReadyCheck(Readiness readiness) {
        this.readiness = readiness;
    }

    @Override
    public HealthCheckResponse call() {
        return response(readiness.missing());
    }

    static HealthCheckResponse response(List<String> missing) {
        var response = HealthCheckResponse.named("ready").status(missing.isEmpty());
        for (int i = 0; i < missing.size(); i++) {
            response.withData("missing " + (i + 1), missing.get(i));
        }
        return response.build();
    }
}
