package org.nextcloudmcp.it;

import java.util.Map;

/** For tests that wait for limits and lifetimes of half a minute: they run beside the others and must not disturb them. */
final class PatientStage extends SharedStage {
    PatientStage() {
        super("strict-patient");
    }

    @Override
    Map<String, String> settings() {
        return Map.of("OIDC_CLIENT_AUTHENTICATION", "client_secret_post");
    }
}
