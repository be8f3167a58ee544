package org.nextcloudmcp.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nextcloudmcp.oauth.ClientId;

class AuditEventTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "access denied", "access_denied", "A\nB", "ÄÖ"})
    void an_outcome_in_a_providers_words_is_refused(String words) {
        assertThatIllegalArgumentException().isThrownBy(() -> event("client", words));
    }

    @Test
    void a_time_has_microseconds_as_the_columns_have() {
        assertThat(event("client", "ISSUED").at()).isEqualTo(Instant.parse("2026-03-01T12:00:00.123456Z"));
    }

    @Test
    void a_client_id_cannot_break_a_log_line_or_a_column() {
        assertThat(client("a\nb\u0000c\ud800d")).isEqualTo("a\ufffdb\ufffdc\ufffdd");
        assertThat(client("é😀")).isEqualTo("é😀");
        assertThat(client("x".repeat(300))).hasSize(255);
        assertThat(client("x".repeat(254) + "😀")).isEqualTo("x".repeat(254) + "\ufffd");
    }

    private static String client(String id) {
        return event(id, "ISSUED").client().orElseThrow().value();
    }

    private static AuditEvent event(String client, String outcome) {
        return new AuditEvent(
                Instant.parse("2026-03-01T12:00:00.123456789Z"),
                AuditAction.EXCHANGE,
                Optional.empty(),
                Optional.of(new ClientId(client)),
                outcome,
                Optional.empty());
    }
}
