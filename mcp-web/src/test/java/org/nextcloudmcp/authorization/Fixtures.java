package org.nextcloudmcp.authorization;

import java.util.Optional;
import java.util.stream.Stream;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.settings.Configuration;
import org.nextcloudmcp.settings.Configurations;
import org.nextcloudmcp.settings.NextcloudCredential;
import org.nextcloudmcp.tools.FakeTool;
import org.nextcloudmcp.tools.ToolCatalogue;
import org.nextcloudmcp.verification.RememberedVerifications;
import org.nextcloudmcp.verification.Verification;

/** A configured server with two tools. */
final class Fixtures {

    private Fixtures() {}

    static Configuration configuration() {
        return Configurations.of(NextcloudCredential.GRANT);
    }

    static ProtectedResource resource(Configuration configuration) {
        return new ProtectedResource(
                configuration,
                new ToolCatalogue(
                        Stream.of(
                                FakeTool.named("write", Scopes.of("notes.write")),
                                FakeTool.named("read", Scopes.of("notes.read"))),
                        NextcloudCredential.GRANT));
    }

    static AdmissionRules rules(Configuration configuration, Verification verification) {
        return new AdmissionRules(
                configuration,
                resource(configuration),
                new RememberedVerifications(token -> Optional.empty()),
                AdmissionRulesTest.verifier(verification));
    }
}
