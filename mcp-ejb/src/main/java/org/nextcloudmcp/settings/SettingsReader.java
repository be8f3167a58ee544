package org.nextcloudmcp.settings;

import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.nextcloudmcp.oauth.ClientId;

/**
 * Reads every setting and finds every fault before it gives up: an operator repairs all of them in one round. Nothing
 * but the values and the client's keystore, if one is named, decides the outcome.
 */
public final class SettingsReader {

    private static final Set<String> ASYMMETRIC_ALGORITHMS =
            Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA");

    private static final Duration LONGEST_ROTATION = Duration.ofDays(365);

    private final SettingSource source;

    private SettingsReader(SettingSource source) {
        this.source = source;
    }

    /**
     * Reads all settings.
     *
     * @param lookup the value of a key such as {@code oidc.issuer}, if it is set
     */
    public static SettingsOutcome read(Function<String, Optional<String>> lookup) {
        var source = new SettingSource(lookup);
        var settings = new SettingsReader(source).settings();
        return source.faults().isEmpty()
                ? new SettingsOutcome.Usable(settings.orElseThrow())
                : new SettingsOutcome.Faulty(source.faults());
    }

    /** Everything is read before anything is put together; absent only if a fault was noted. */
    private Optional<Settings> settings() {
        var publicUrl = publicUrl();
        var issuer = issuer();
        var clientId = source.required("oidc.client.id", "Register this server as a client at the provider.");
        var clientCredential = ClientCredentialReader.read(source);
        var algorithms = algorithms();
        var nextcloudUrl = nextcloudUrl();
        var nextcloudAudience = source.text("nextcloud.audience").orElse("nextcloud");
        var nextcloudCredential = credential();
        var exchange = exchange(nextcloudAudience, nextcloudCredential);
        var service = ServiceSettingsReader.read(source, exchange, clientId);
        var cache = cache();
        var rotation = new RotationSettings(rotationPeriod(), source.wholeNumber("rotation.rate", 10, 1, 1000));
        var limits = LimitSettingsReader.read(source);
        var tools = ToolSettingsReader.read(source);
        var keys = KeyRingReader.read(source);
        var origins = allowedOrigins(publicUrl);
        var audiences = audiences(publicUrl, clientId, nextcloudAudience);
        DeploymentSettings.check(source);
        if (!source.faults().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Settings(
                new ServerSettings(publicUrl.orElseThrow(), audiences, origins),
                new ProviderSettings(
                        issuer.orElseThrow(),
                        new ClientId(clientId.orElseThrow()),
                        clientCredential.orElseThrow(),
                        algorithms),
                new NextcloudSettings(nextcloudUrl.orElseThrow(), nextcloudAudience, nextcloudCredential),
                exchange,
                service,
                cache,
                rotation,
                limits,
                tools,
                keys.orElseThrow()));
    }

    private Optional<URI> publicUrl() {
        var key = "mcp.public.url";
        return source.webAddress(key, source.text(key).orElse("http://localhost:9080"))
                .filter(url -> {
                    var bare = !url.toString().endsWith("/") && url.getRawQuery() == null;
                    if (!bare) {
                        source.fault(key, "ends with a slash or has a query", "Give scheme, host and port alone.");
                    }
                    return bare;
                });
    }

    private Optional<String> issuer() {
        var key = "oidc.issuer";
        var issuer = source.required(key, "Set the provider's issuer, as its discovery document spells it.");
        return issuer.filter(text -> source.webAddress(key, text)
                .filter(url -> {
                    // OpenID Connect Discovery section 2: an issuer has no query and no fragment.
                    if (url.getRawQuery() != null) {
                        source.fault(key, "has a query", "Set the issuer as the discovery document spells it.");
                    }
                    return url.getRawQuery() == null;
                })
                .isPresent());
    }

    private Optional<URI> nextcloudUrl() {
        var key = "nextcloud.url";
        return source.required(key, "Set the base URL of the Nextcloud, for example https://cloud.example.com.")
                .flatMap(text ->
                        source.webAddress(key, text.endsWith("/") ? text.substring(0, text.length() - 1) : text));
    }

    /** RFC 8725 section 3.1: never {@code none}, and never HMAC, whose key would be a public one. */
    private Set<String> algorithms() {
        var key = "oidc.algorithms";
        var names = SettingSource.items(source.text(key).or(() -> Optional.of("RS256,PS256,ES256,EdDSA")));
        if (names.isEmpty() || !ASYMMETRIC_ALGORITHMS.containsAll(names)) {
            source.fault(
                    key,
                    "names something else than asymmetric signature algorithms",
                    "Choose from RS256, PS256, ES256, EdDSA and the 384 and 512 variants.");
        }
        return names;
    }

    private NextcloudCredential credential() {
        var key = "nextcloud.credential";
        var name = source.text(key).orElse("grant");
        if (!name.equals("grant") && !name.equals("exchange")) {
            source.fault(key, "is no known kind of credential", "Use grant or exchange.");
        }
        return name.equals("exchange") ? NextcloudCredential.EXCHANGE : NextcloudCredential.GRANT;
    }

    private ExchangeSettings exchange(String nextcloudAudience, NextcloudCredential credential) {
        var key = "exchange.audiences";
        var audiences = source.items(key);
        var complete = audiences.isEmpty() || audiences.contains(nextcloudAudience);
        if (credential == NextcloudCredential.EXCHANGE && !complete) {
            source.fault(key, "lacks the audience of Nextcloud, which tools need", "Add it, or use grant.");
        }
        return new ExchangeSettings(
                audiences.isEmpty() ? Set.of(nextcloudAudience) : audiences, source.flag("exchange.actor", false));
    }

    private CacheSettings cache() {
        var ttl = source.wholeNumber("cache.ttl", 300, 0, 3600);
        var earlyRefresh = source.wholeNumber("cache.early.refresh", 30, 0, 600);
        return new CacheSettings(Duration.ofSeconds(ttl), Duration.ofSeconds(earlyRefresh));
    }

    private Duration rotationPeriod() {
        var key = "rotation.period";
        try {
            var period = Duration.parse(source.text(key).orElse("P1D"));
            if (period.compareTo(Duration.ofSeconds(1)) >= 0 && period.compareTo(LONGEST_ROTATION) <= 0) {
                return period;
            }
            source.fault(key, "is not between one second and a year", "Use a duration such as P1D.");
        } catch (DateTimeParseException notADuration) {
            source.fault(key, "is no ISO 8601 duration", "Use one such as P1D or PT12H.");
        }
        return Duration.ofDays(1);
    }

    private Set<String> allowedOrigins(Optional<URI> publicUrl) {
        var key = "mcp.allowed.origins";
        var given = SettingSource.items(source.text(key).or(() -> publicUrl.map(Origin::of)));
        if (!given.stream().allMatch(Origin::isOrigin)) {
            source.fault(key, "names something else than origins", "List origins such as https://app.example.com.");
        }
        return lowerCase(given);
    }

    private Set<String> audiences(Optional<URI> publicUrl, Optional<String> clientId, String nextcloudAudience) {
        var key = "mcp.audiences";
        var given = source.items(key);
        if (given.isEmpty()) {
            publicUrl.ifPresent(url -> given.addAll(List.of(url + "/mcp", url.toString())));
            clientId.ifPresent(given::add);
        }
        if (given.contains(nextcloudAudience)) {
            source.fault(
                    key,
                    "contains the audience of Nextcloud",
                    "A token for Nextcloud must never be one for this server: remove it, or change NEXTCLOUD_AUDIENCE.");
        }
        return given;
    }

    private static Set<String> lowerCase(Set<String> texts) {
        var lower = new LinkedHashSet<String>();
        texts.forEach(text -> lower.add(text.toLowerCase(Locale.ROOT)));
        return lower;
    }
}
