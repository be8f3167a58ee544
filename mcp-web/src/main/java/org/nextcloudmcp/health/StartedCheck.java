package org.nextcloudmcp.health;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/** Started means: the application is up, its start-up bean included. Whether it can serve is asked of readiness. */
@Startup
@Singleton
public class StartedCheck implements HealthCheck {

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.up("started");
    }
}
