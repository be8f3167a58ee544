package org.nextcloudmcp.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nextcloudmcp.oauth.ClientId;
import org.nextcloudmcp.oauth.ClientSecret;
import org.nextcloudmcp.oauth.Scopes;

class ServiceSettingsTest {

    private static final ClientSecret SECRET = new ClientSecret("a-service-s3cret");
    private static final String HASH = SECRET.sha256();
    private static final String OTHER_HASH = new ClientSecret("another").sha256();

    private static ServiceSettings services(Operator operator) {
        return operator.settings().service();
    }

    private static ServiceClient service(Operator operator, String id) {
        return services(operator).find(new ClientId(id)).orElseThrow();
    }

    private static Operator operator(String clients) {
        return new Operator().sets("service.clients", clients);
    }

    @Test
    void without_the_setting_there_is_no_service() {
        assertThat(services(new Operator()).clients()).isEmpty();
        assertThat(services(new Operator()).find(new ClientId("backup"))).isEmpty();
    }

    @Test
    void a_service_may_ask_for_the_audiences_of_exchange_and_all_scopes_unless_limited() {
        var backup = service(operator("backup:" + HASH), "backup");

        assertThat(backup.id()).isEqualTo(new ClientId("backup"));
        assertThat(backup.audiences()).containsExactly("nextcloud");
        assertThat(backup.scopes()).isEmpty();
    }

    @Test
    void each_service_has_limits_of_its_own() {
        var operator = operator(" a.b_c-1 : " + HASH + " , other:" + OTHER_HASH)
                .sets("exchange.audiences", "nextcloud, calendar")
                .sets("service.clients.a.b_c-1.audiences", "calendar")
                .sets("service.clients.other.scopes", "notes.read, files.read");

        assertThat(service(operator, "a.b_c-1").audiences()).containsExactly("calendar");
        assertThat(service(operator, "a.b_c-1").scopes()).isEmpty();
        assertThat(service(operator, "other").audiences()).containsExactlyInAnyOrder("nextcloud", "calendar");
        assertThat(service(operator, "other").scopes()).contains(Scopes.of("notes.read", "files.read"));
        assertThat(services(operator).find(new ClientId("A.B_C-1"))).isEmpty();
    }

    @Test
    void the_hash_is_that_of_the_secret_and_of_no_other() {
        var hash = service(operator("backup:" + HASH), "backup").secretHash();

        assertThat(hash.matches(SECRET)).isTrue();
        assertThat(hash.matches(new ClientSecret("a-service-s3cret "))).isFalse();
        assertThat(hash.matches(new ClientSecret(HASH))).isFalse();
        assertThat(operator("backup:" + HASH).settings().toString()).doesNotContain(HASH);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            backup
            backup:
            :HASH
            bad id:HASH
            bäckup:HASH
            back/up:HASH
            backup:HASH0
            backup:0HASH
            backup:secret
            backup:a-service-s3cret
            backup:HASH:HASH
            a:HASH,b
            """)
    void an_entry_that_is_no_id_and_hash_is_a_fault_with_the_way_to_make_one(String clients) {
        assertThat(operator(clients.replace("HASH", HASH)).faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.sentence())
                        .startsWith("SERVICE_CLIENTS (service.clients) has an entry that is not an id and a SHA-256")
                        .contains("openssl rand -hex 32")
                        .doesNotContain(HASH)
                        .doesNotContain("s3cret"));
    }

    @Test
    void a_hash_is_lower_case_and_an_id_has_at_most_64_characters() {
        assertThat(operator("backup:" + "A".repeat(64)).faults()).hasSize(1);
        assertThat(operator("x".repeat(64) + ":" + HASH).faults()).isEmpty();
        assertThat(operator("x".repeat(65) + ":" + HASH).faults()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"backup, backup", "back.up, back-up", "back_up, back.up", "Backup, backUP"})
    void no_two_services_have_one_id_or_share_an_environment_variable(String one, String other) {
        assertThat(operator(one + ":" + HASH + "," + other + ":" + OTHER_HASH).faults())
                .extracting(SettingFault::problem)
                .containsExactly("names two services whose ids are the same in an environment variable");
    }

    @Test
    void a_service_is_never_our_own_client() {
        assertThat(operator("nextcloud-mcp-server:" + HASH).faults())
                .extracting(SettingFault::problem)
                .containsExactly("names our own client at the provider");
    }

    @Test
    void a_service_has_no_audience_that_exchange_lacks_and_no_scope_that_is_none() {
        var operator = operator("back-up.1:" + HASH)
                .sets("service.clients.back-up.1.audiences", "nextcloud,calendar")
                .sets("service.clients.back-up.1.scopes", "notes.read,not a scope");

        assertThat(operator.faults())
                .extracting(SettingFault::environmentName)
                .containsExactlyInAnyOrder("SERVICE_CLIENTS_BACK_UP_1_AUDIENCES", "SERVICE_CLIENTS_BACK_UP_1_SCOPES");
    }

    @Test
    void a_limit_that_names_nothing_does_not_mean_that_there_is_none() {
        var operator = operator("backup:" + HASH)
                .sets("service.clients.backup.audiences", ",")
                .sets("service.clients.backup.scopes", " , ");

        assertThat(operator.faults())
                .extracting(SettingFault::problem)
                .containsExactly("is set and names nothing", "is set and names nothing");
    }

    @Test
    void exchange_is_for_the_nextcloud_alone_and_without_actor_unless_the_operator_says_otherwise() {
        assertThat(new Operator().sets("nextcloud.audience", "cloud").settings().exchange())
                .isEqualTo(new ExchangeSettings(Set.of("cloud"), false));
        assertThat(new Operator()
                        .sets("exchange.audiences", "a, b")
                        .sets("exchange.actor", "true")
                        .settings()
                        .exchange())
                .isEqualTo(new ExchangeSettings(Set.of("a", "b"), true));
        assertThat(new Operator().sets("exchange.actor", "yes").faults())
                .extracting(SettingFault::key)
                .containsExactly("exchange.actor");
    }

    @Test
    void where_tools_exchange_the_audience_of_nextcloud_is_needed() {
        var operator = new Operator().sets("exchange.audiences", "calendar");
        assertThat(operator.faults()).isEmpty();

        assertThat(operator.sets("nextcloud.credential", "exchange").faults())
                .extracting(SettingFault::key)
                .containsExactly("exchange.audiences");
        assertThat(operator.sets("exchange.audiences", "calendar,nextcloud").faults())
                .isEmpty();
    }

    @Test
    void the_credential_of_tool_calls_is_the_grant_unless_the_operator_wants_exchange() {
        assertThat(new Operator().settings().nextcloud().credential()).isEqualTo(NextcloudCredential.GRANT);
        assertThat(new Operator()
                        .sets("nextcloud.credential", "exchange")
                        .settings()
                        .nextcloud()
                        .credential())
                .isEqualTo(NextcloudCredential.EXCHANGE);
    }

    @Test
    void a_service_that_is_not_there_is_none() {
        assertThat(services(operator("backup:" + HASH)).find(new ClientId("nobody")))
                .isEqualTo(Optional.empty());
    }
}
