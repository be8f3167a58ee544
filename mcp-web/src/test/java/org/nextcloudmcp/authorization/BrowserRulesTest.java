package org.nextcloudmcp.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrowserRulesTest {

    private final BrowserRules rules = new BrowserRules(Set.of("https://broker.example"), "Broker.Example");

    @ParameterizedTest(name = "Origin {0}, Host {1} → {2}")
    @CsvSource(
            nullValues = "-",
            value = {
                "-, broker.example, -",
                "-, BROKER.example:443, -",
                "-, broker.example:8443, -",
                "-, localhost:9080, -",
                "-, 127.0.0.1:9080, -",
                "-, [::1]:9080, -",
                "https://broker.example, broker.example, -",
                "https://evil.example, broker.example, origin_not_allowed",
                "http://broker.example, broker.example, origin_not_allowed",
                "https://broker.example:8443, broker.example, origin_not_allowed",
                "https://broker.example.evil.example, broker.example, origin_not_allowed",
                "null, broker.example, origin_not_allowed",
                "'', broker.example, origin_not_allowed",
                "-, evil.example, host_not_allowed",
                "-, evil.example:9080, host_not_allowed",
                "-, localhost.evil.example, host_not_allowed",
                "-, broker.example@evil.example, host_not_allowed",
                "-, 'broker.example,evil.example', host_not_allowed",
                "-, '', host_not_allowed",
                "-, -, host_not_allowed"
            })
    @DisplayName("only our own origins and names come through, so no rebound name does")
    void truthTable(String origin, String host, String error) {
        var refusal = rules.refusal(
                Optional.ofNullable(origin), Optional.ofNullable(host).stream().toList());

        assertThat(refusal.map(Refusal::error)).isEqualTo(Optional.ofNullable(error));
        refusal.ifPresent(refused -> assertThat(refused.status()).isEqualTo(403));
    }

    @Test
    @DisplayName("of several names every one must be ours")
    void severalNames() {
        assertThat(rules.refusal(Optional.empty(), List.of("broker.example", "localhost")))
                .isEmpty();
        assertThat(rules.refusal(Optional.empty(), List.of("broker.example", "evil.example")))
                .isPresent();
        assertThat(rules.refusal(Optional.empty(), List.of("evil.example", "broker.example")))
                .isPresent();
    }
}
