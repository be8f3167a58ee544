package org.nextcloudmcp.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReadyCheckTest {

    @BeforeEach
    void builds_responses_without_a_container() {
        HealthCheckResponse.setResponseProvider(PlainBuilder::new);
    }

    @AfterEach
    void leaves_the_provider_to_others() {
        HealthCheckResponse.setResponseProvider(null);
    }

    @Test
    void with_nothing_missing_it_is_up() {
        assertThat(ReadyCheck.response(List.of()).getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void with_something_missing_it_is_down_and_gives_every_reason_in_its_order() {
        var response = ReadyCheck.response(List.of("oidc.issuer is not set", "encryption.keys is not set"));

        assertThat(response.getStatus()).isEqualTo(Status.DOWN);
        assertThat(response.getData())
                .contains(Map.of("missing 1", "oidc.issuer is not set", "missing 2", "encryption.keys is not set"));
    }

    @Test
    void alive_and_started_do_not_depend_on_settings() {
        assertThat(new LiveCheck().call().getStatus()).isEqualTo(Status.UP);
        assertThat(new StartedCheck().call().getStatus()).isEqualTo(Status.UP);
    }

    private static final class PlainBuilder extends HealthCheckResponseBuilder {
        private final Map<String, Object> data = new LinkedHashMap<>();
        private String name = "";
        private Status status = Status.DOWN;

        @Override
        public HealthCheckResponseBuilder name(String given) {
            name = given;
            return this;
        }

        @Override
        public HealthCheckResponseBuilder withData(String key, String value) {
            data.put(key, value);
            return this;
        }

        @Override
        public HealthCheckResponseBuilder withData(String key, long value) {
            data.put(key, value);
            return this;
        }

        @Override
        public HealthCheckResponseBuilder withData(String key, boolean value) {
            data.put(key, value);
            return this;
        }

        @Override
        public HealthCheckResponseBuilder up() {
            return status(true);
        }

        @Override
        public HealthCheckResponseBuilder down() {
            return status(false);
        }

        @Override
        public HealthCheckResponseBuilder status(boolean up) {
            status = up ? Status.UP : Status.DOWN;
            return this;
        }

        @Override
        public HealthCheckResponse build() {
            return new HealthCheckResponse(name, status, Optional.of(data));
        }
    }
}
