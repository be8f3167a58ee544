package org.nextcloudmcp.authorization;

import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.nextcloudmcp.crypto.KeyRing;
import org.nextcloudmcp.oauth.ClientId;
import org.nextcloudmcp.oauth.ClientSecret;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.settings.CacheSettings;
import org.nextcloudmcp.settings.ClientCredential;
import org.nextcloudmcp.settings.Configuration;
import org.nextcloudmcp.settings.ExchangeSettings;
import org.nextcloudmcp.settings.NextcloudCredential;
import org.nextcloudmcp.settings.NextcloudSettings;
import org.nextcloudmcp.settings.ProviderSettings;
import org.nextcloudmcp.settings.RotationSettings;
import org.nextcloudmcp.settings.ServerSettings;
import org.nextcloudmcp.settings.ServiceSettings;
import org.nextcloudmcp.settings.Settings;
import org.nextcloudmcp.settings.SettingsOutcome;
import org.nextcloudmcp.tools.FakeTool;
import org.nextcloudmcp.tools.ToolCatalogue;
import org.nextcloudmcp.verification.Verification;

/** A configured server with two tools. */
final class Fixtures {

    private Fixtures() {}

    static Configuration configuration() {
        var server = new ServerSettings(
                URI.create("https://broker.example"),
                Set.of("https://broker.example/mcp"),
                Set.of("https://broker.example"));
        var provider = new ProviderSettings(
                "https://idp.example/realms/demo",
                new ClientId("broker"),
                new ClientCredential.SecretBasic(new ClientSecret("not for the wire")),
                Set.of("RS256"));
        return new Configuration(new SettingsOutcome.Usable(new Settings(
                server,
                provider,
                new NextcloudSettings(URI.create("https://cloud.example"), "nextcloud", NextcloudCredential.GRANT),
                new ExchangeSettings(Set.of("nextcloud"), false),
                new ServiceSettings(List.of()),
                new CacheSettings(Duration.ofSeconds(300), Duration.ofSeconds(30)),
                new RotationSettings(Duration.ofDays(1), 10),
                KeyRing.parse("test:" + Base64.getEncoder().encodeToString(new byte[32])))));
    }

    static ProtectedResource resource(Configuration configuration) {
        return new ProtectedResource(
                configuration,
                new ToolCatalogue(Stream.of(
                        FakeTool.named("write", Scopes.of("notes.write")),
                        FakeTool.named("read", Scopes.of("notes.read")))));
    }

    static AdmissionRules rules(Configuration configuration, Verification verification) {
        return new AdmissionRules(configuration, resource(configuration), AdmissionRulesTest.verifier(verification));
    }
}
