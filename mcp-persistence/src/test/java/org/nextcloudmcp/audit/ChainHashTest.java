package org.nextcloudmcp.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.oauth.ClientId;
import org.nextcloudmcp.oauth.Subject;

class ChainHashTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Optional<Subject> ALICE = Optional.of(new Subject("https://idp.example", "alice"));
    private static final Optional<ClientId> CLIENT = Optional.of(new ClientId("client"));

    @Test
    void every_part_of_an_event_counts_and_no_two_histories_have_one_hash() {
        var none = Optional.<String>empty();
        var events = Stream.of(
                event(NOON, AuditAction.EXCHANGE, ALICE, CLIENT, "ISSUED", none),
                event(NOON.plusNanos(1000), AuditAction.EXCHANGE, ALICE, CLIENT, "ISSUED", none),
                event(NOON.plusSeconds(1), AuditAction.EXCHANGE, ALICE, CLIENT, "ISSUED", none),
                event(NOON, AuditAction.SERVICE_TOKEN, ALICE, CLIENT, "ISSUED", none),
                event(NOON, AuditAction.EXCHANGE, Optional.empty(), CLIENT, "ISSUED", none),
                event(NOON, AuditAction.EXCHANGE, ALICE, Optional.empty(), "ISSUED", none),
                event(NOON, AuditAction.EXCHANGE, ALICE, CLIENT, "REFUSED", none),
                event(NOON, AuditAction.EXCHANGE, ALICE, CLIENT, "ISSUED", Optional.of("")),
                event(NOON, AuditAction.EXCHANGE, ALICE, CLIENT, "ISSUED", Optional.of("k:1")),
                // A letter that moves from one column into the next.
                event(NOON, AuditAction.EXCHANGE, subject("https://idp.examplea", "lice"), CLIENT, "ISSUED", none),
                event(NOON, AuditAction.EXCHANGE, ALICE, Optional.of(new ClientId("clientI")), "SSUED", none));

        assertThat(events.map(event -> ChainHash.START.next(1, event))).doesNotHaveDuplicates();
    }

    @Test
    void place_and_past_count() {
        var event = event(NOON, AuditAction.EXCHANGE, ALICE, CLIENT, "ISSUED", Optional.empty());
        var first = ChainHash.START.next(1, event);

        assertThat(ChainHash.START.next(2, event)).isNotEqualTo(first);
        assertThat(first.next(1, event)).isNotEqualTo(first);
        assertThat(ChainHash.START.next(1, event)).isEqualTo(first);
    }

    @Test
    void the_form_is_the_one_that_was_stored_before() {
        var event = event(NOON, AuditAction.EXCHANGE, ALICE, CLIENT, "ISSUED", Optional.of("k1:00"));

        assertThat(ChainHash.START.next(1, event).hex())
                .isEqualTo("256a8240f5c8e8b950e6db6786c36f4b49009f797d1cd8690311e40317fae94e");
    }

    private static Optional<Subject> subject(String issuer, String sub) {
        return Optional.of(new Subject(issuer, sub));
    }

    private static AuditEvent event(
            Instant at,
            AuditAction action,
            Optional<Subject> subject,
            Optional<ClientId> client,
            String outcome,
            Optional<String> fingerprint) {
        return new AuditEvent(at, action, subject, client, outcome, fingerprint);
    }
}
