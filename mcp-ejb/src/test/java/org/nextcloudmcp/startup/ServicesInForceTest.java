package org.nextcloudmcp.startup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nextcloudmcp.oauth.ClientSecret;
import org.nextcloudmcp.settings.Operator;

class ServicesInForceTest {

    private static final String HASH = new ClientSecret("a-service-s3cret").sha256();

    @Test
    void a_limit_whose_name_is_misspelt_is_seen_to_be_missing() {
        var settings = new Operator()
                .sets("service.clients", "nightly:" + HASH)
                .sets("service.clients.nighty.scopes", "notes.read")
                .configuration()
                .settings();

        assertThat(ServicesInForce.lines(settings.service()))
                .containsExactly("The service nightly may ask for tokens for the audiences nextcloud with the scopes"
                        + " that it likes: none are set");
    }

    @Test
    void limits_are_told_and_secrets_are_not() {
        var settings = new Operator()
                .sets("exchange.audiences", "nextcloud,calendar")
                .sets("service.clients", "nightly:" + HASH)
                .sets("service.clients.nightly.scopes", "openid,notes.read")
                .configuration()
                .settings();

        assertThat(ServicesInForce.lines(settings.service()))
                .singleElement()
                .asString()
                .startsWith(
                        "The service nightly may ask for tokens for the audiences calendar, nextcloud with the scopes ")
                .contains("notes.read", "openid")
                .doesNotContain(HASH);
    }

    @Test
    void without_services_nothing_is_said() {
        assertThat(ServicesInForce.lines(
                        new Operator().configuration().settings().service()))
                .isEmpty();
    }
}
