package org.nextcloudmcp.settings;

import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nextcloudmcp.crypto.KeyRing;
import org.nextcloudmcp.oauth.ClientId;
import org.nextcloudmcp.oauth.ClientSecret;
import org.nextcloudmcp.oauth.Scopes;

/** Configured servers for tests: only this package can make some of the values. */
public final class Configurations {

    public static final String ISSUER = "https://idp.example/realms/demo";

    private Configurations() {}

    public static Configuration of(NextcloudCredential credential, ServiceClient... services) {
        return of(credential, LimitSettings.STANDARD, services);
    }

    /** Where tools call Nextcloud with the user's grant. */
    public static Configuration of(ToolSettings tools) {
        return of(NextcloudCredential.GRANT, tools);
    }

    public static Configuration of(NextcloudCredential credential, ToolSettings tools) {
        return of(credential, LimitSettings.STANDARD, tools);
    }

    public static Configuration of(NextcloudCredential credential, LimitSettings limits, ServiceClient... services) {
        return of(credential, limits, ToolSettings.STANDARD, services);
    }

    private static Configuration of(
            NextcloudCredential credential, LimitSettings limits, ToolSettings tools, ServiceClient... services) {
        var server = new ServerSettings(
                URI.create("https://broker.example"),
                Set.of("https://broker.example/mcp"),
                Set.of("https://broker.example"));
        var provider = new ProviderSettings(
                ISSUER,
                new ClientId("broker"),
                new ClientCredential.SecretBasic(new ClientSecret("not for the wire")),
                Set.of("RS256"));
        return new Configuration(new SettingsOutcome.Usable(new Settings(
                server,
                provider,
                new NextcloudSettings(URI.create("https://cloud.example"), "nextcloud", credential),
                new ExchangeSettings(Set.of("nextcloud"), false),
                new ServiceSettings(List.of(services)),
                new CacheSettings(Duration.ofSeconds(300), Duration.ofSeconds(30)),
                new RotationSettings(Duration.ofDays(1), 10),
                limits,
                tools,
                KeyRing.parse("test:" + Base64.getEncoder().encodeToString(new byte[32])))));
    }

    public static ServiceClient service(String id, String secret, Set<String> audiences, Optional<Scopes> scopes) {
        var hash = SecretHash.parse(new ClientSecret(secret).sha256()).orElseThrow();
        return new ServiceClient(new ClientId(id), hash, audiences, scopes);
    }
}
