package org.nextcloudmcp.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nextcloudmcp.json.JsonLimits;
import org.nextcloudmcp.oauth.ClientId;
import org.nextcloudmcp.oauth.ClientSecret;

class SettingsReaderTest {

    @Test
    void with_the_required_settings_alone_everything_else_has_its_documented_default() {
        var settings = new Operator().settings();

        assertThat(settings.server().publicUrl()).isEqualTo(URI.create("http://localhost:9080"));
        assertThat(settings.server().audiences())
                .containsExactlyInAnyOrder(
                        "http://localhost:9080/mcp", "http://localhost:9080", "nextcloud-mcp-server");
        assertThat(settings.server().allowedOrigins()).containsExactly("http://localhost:9080");
        assertThat(settings.provider().clientId()).isEqualTo(new ClientId("nextcloud-mcp-server"));
        assertThat(settings.provider().credential())
                .isEqualTo(new ClientCredential.SecretBasic(new ClientSecret("s3cret-of-the-client")));
        assertThat(settings.provider().algorithms()).containsExactlyInAnyOrder("RS256", "PS256", "ES256", "EdDSA");
        assertThat(settings.nextcloud().audience()).isEqualTo("nextcloud");
        assertThat(settings.cache()).isEqualTo(new CacheSettings(Duration.ofSeconds(300), Duration.ofSeconds(30)));
        assertThat(settings.rotation()).isEqualTo(new RotationSettings(Duration.ofDays(1), 10));
        assertThat(settings.limits())
                .isEqualTo(new LimitSettings(
                        4_194_304, new JsonLimits(32, 1000, 100_000), Duration.ofSeconds(120), 600, 32, 2000, 16));
        assertThat(settings.keys().sealingKeyId()).isEqualTo("k1");
    }

    @Test
    void without_any_setting_all_required_ones_are_named_at_once() {
        var outcome = (SettingsOutcome.Faulty) SettingsReader.read(key -> Optional.empty());

        assertThat(outcome.faults())
                .extracting(SettingFault::environmentName)
                .containsExactlyInAnyOrder(
                        "OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "NEXTCLOUD_URL", "ENCRYPTION_KEYS");
        assertThat(outcome.faults())
                .allSatisfy(fault -> assertThat(fault.remedy()).isNotBlank());
    }

    @Test
    void faults_of_different_settings_are_found_together() {
        var operator = new Operator()
                .sets("oidc.issuer", "ftp://id.example.com")
                .sets("http.port", "0")
                .sets("rotation.period", "daily")
                .forgets("encryption.keys");

        assertThat(operator.faults())
                .extracting(SettingFault::key)
                .containsExactlyInAnyOrder("oidc.issuer", "http.port", "rotation.period", "encryption.keys");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            oidc.issuer                | ''
            oidc.issuer                | '   '
            oidc.issuer                | ${oidc.issuer}
            oidc.issuer                | id.example.com
            oidc.issuer                | http://id.example.com
            oidc.issuer                | https://id.example.com?realm=a
            oidc.issuer                | https://id.example.com#a
            oidc.issuer                | https://user@id.example.com
            oidc.issuer                | http://localhost.evil.example
            oidc.issuer                | http://127.0.0.1.evil.example
            oidc.client.id             | ${env.OIDC_CLIENT_ID}
            oidc.client.secret         | ''
            oidc.client.authentication | none
            oidc.algorithms            | none
            oidc.algorithms            | RS256,none
            oidc.algorithms            | HS256
            oidc.algorithms            | rs256
            oidc.algorithms            | ,
            mcp.public.url             | https://mcp.example.com/
            mcp.public.url             | http://mcp.example.com
            mcp.public.url             | https://mcp.example.com?a=b
            mcp.public.url             | mcp.example.com
            mcp.allowed.origins        | *
            mcp.allowed.origins        | null
            mcp.allowed.origins        | https://app.example.com/
            mcp.audiences              | nextcloud
            nextcloud.url              | cloud.example.com
            nextcloud.url              | http://cloud.example.com
            nextcloud.audience         | nextcloud-mcp-server
            nextcloud.credential       | password
            encryption.keys            | k1:short
            encryption.keys            | MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=
            http.port                  | 0
            http.port                  | 65536
            https.port                 | eight
            https.port                 | -1
            cache.ttl                  | -1
            cache.ttl                  | 3601
            cache.early.refresh        | 601
            cache.early.refresh        | 1.5
            rotation.period            | PT0S
            rotation.period            | -P1D
            rotation.period            | P366D
            rotation.period            | 86400
            rotation.rate              | 0
            rotation.rate              | 1001
            mcp.limit.body             | 4095
            mcp.limit.body             | 67108865
            mcp.limit.depth            | 7
            mcp.limit.depth            | 501
            mcp.limit.members          | 9
            mcp.limit.values           | 99
            mcp.limit.call.seconds     | 0
            mcp.limit.call.seconds     | 3601
            mcp.limit.calls.per.minute | -1
            mcp.limit.calls.concurrent | 0
            mcp.limit.streams          | many
            mcp.limit.streams.per.user | 10001
            db.kind                    | mysql
            """)
    void refuses(String key, String value) {
        var faults = new Operator().sets(key, value).faults();

        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.key()).isEqualTo(key.equals("nextcloud.audience") ? "mcp.audiences" : key);
            assertThat(fault.remedy()).endsWith(".");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            oidc.issuer                | http://localhost:8080/realms/main
            oidc.issuer                | http://127.0.0.1:8080/realms/main
            oidc.issuer                | http://[::1]:8080
            oidc.issuer                | https://id.example.com/
            oidc.client.authentication | client_secret_post
            oidc.algorithms            | ES384, RS512
            mcp.public.url             | https://mcp.example.com
            mcp.public.url             | https://example.com/broker
            mcp.public.url             | http://127.0.0.1:19080
            mcp.allowed.origins        | https://app.example.com,http://localhost:6274
            nextcloud.url              | http://127.0.0.1:8080
            http.port                  | 1
            https.port                 | 65535
            cache.ttl                  | 0
            cache.ttl                  | 3600
            cache.early.refresh        | 0
            mcp.limit.body             | 4096
            mcp.limit.depth            | 500
            mcp.limit.calls.per.minute | 0
            mcp.limit.streams          | 0
            mcp.limit.streams.per.user | 0
            rotation.period            | PT1S
            rotation.period            | P365D
            rotation.rate              | 1000
            db.kind                    | hsqldb
            """)
    void accepts(String key, String value) {
        assertThat(new Operator().sets(key, value).faults()).isEmpty();
    }

    @Test
    void an_issuer_keeps_its_last_slash_for_it_is_compared_to_the_letter() {
        var settings =
                new Operator().sets("oidc.issuer", "https://id.example.com/").settings();

        assertThat(settings.provider().issuer()).isEqualTo("https://id.example.com/");
    }

    @Test
    void the_nextcloud_url_loses_its_last_slash() {
        var settings = new Operator()
                .sets("nextcloud.url", "https://cloud.example.com/nc/")
                .settings();

        assertThat(settings.nextcloud().url()).isEqualTo(URI.create("https://cloud.example.com/nc"));
    }

    @Test
    void audiences_given_replace_the_default_ones() {
        var settings =
                new Operator().sets("mcp.audiences", "https://a.example, b").settings();

        assertThat(settings.server().audiences()).containsExactlyInAnyOrder("https://a.example", "b");
    }

    @Test
    void the_default_origin_has_no_path_and_no_usual_port() {
        var settings = new Operator()
                .sets("mcp.public.url", "https://Example.com:443/broker")
                .settings();

        assertThat(settings.server().allowedOrigins()).containsExactly("https://example.com");
    }

    @Test
    void postgresql_needs_host_name_user_and_password() {
        var operator = new Operator().sets("db.kind", "postgresql");

        assertThat(operator.faults())
                .extracting(SettingFault::key)
                .containsExactlyInAnyOrder("db.host", "db.name", "db.user", "db.password");
        operator.sets("db.host", "db").sets("db.name", "n").sets("db.user", "u").sets("db.password", "p");
        assertThat(operator.faults()).isEmpty();
        assertThat(operator.sets("db.port", "70000").faults()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"admin.user, admin.password", "admin.password, admin.user"})
    void one_half_of_the_administrator_is_not_enough(String given, String missing) {
        var operator = new Operator().sets(given, "something");

        assertThat(operator.faults()).extracting(SettingFault::key).containsExactly(missing);
        assertThat(operator.sets(missing, "something").faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"k1:c2VjcmV0", "c2VjcmV0c2VjcmV0", "k1:se cret!"})
    void no_fault_repeats_a_key(String keys) {
        var sentence =
                new Operator().sets("encryption.keys", keys).faults().get(0).sentence();

        assertThat(sentence).startsWith("ENCRYPTION_KEYS (encryption.keys) ").contains("openssl rand -base64 32");
        assertThat(sentence).doesNotContain("c2VjcmV0").doesNotContain("se cret!");
    }

    @Test
    void a_faulty_configuration_gives_its_faults_and_no_settings() {
        var configuration = new Operator().forgets("oidc.issuer").configuration();

        assertThat(configuration.usable()).isFalse();
        assertThatThrownBy(configuration::settings)
                .isInstanceOfSatisfying(
                        MisconfiguredException.class,
                        e -> assertThat(e.faults()).isEqualTo(configuration.faults()))
                .hasMessageContaining("OIDC_ISSUER");
    }

    @Test
    void a_usable_configuration_has_no_faults() {
        var configuration = new Operator().configuration();

        assertThat(configuration.usable()).isTrue();
        assertThat(configuration.faults()).isEmpty();
        assertThat(configuration.settings().server().at("/mcp")).isEqualTo(URI.create("http://localhost:9080/mcp"));
    }

    @Test
    void settings_do_not_show_the_client_secret() {
        assertThat(new Operator().settings().toString()).doesNotContain("s3cret-of-the-client");
    }
}
