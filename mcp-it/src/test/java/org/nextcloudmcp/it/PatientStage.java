package org.nextcloudmcp.it;

import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * For tests that wait for limits and lifetimes of half a minute: they run beside the others, and two at a time, so each
 * puts right what it made fail.
 */
final class PatientStage extends SharedStage {
    /** Held by tests that tell the key endpoint what to do. */
    static final String KEYS = "the keys of the patient stage";

    PatientStage() {
        super("strict-patient");
    }

    @Override
    Map<String, String> settings() {
        return Map.of("OIDC_CLIENT_AUTHENTICATION", "client_secret_post");
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        // What fails now, fails for a test that runs beside this one.
    }
}
