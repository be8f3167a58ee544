package org.nextcloudmcp.auditing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.audit.AuditAction;
import org.nextcloudmcp.audit.AuditTrail;
import org.nextcloudmcp.audit.AuditVerification;
import org.nextcloudmcp.crypto.Fingerprints;
import org.nextcloudmcp.crypto.KeyRing;
import org.nextcloudmcp.fixture.Bench;
import org.nextcloudmcp.fixture.LocalDatabase;
import org.nextcloudmcp.fixture.MovableClock;
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.oauth.ClientId;

class AuditTest {

    private static final AccessToken TOKEN = new AccessToken("ThisIsSecret");

    private final LocalDatabase database = new LocalDatabase();
    private final AuditTrail trail = new AuditTrail(database.entityManager());
    private final AuditQueue queue = new AuditQueue();
    private final Fingerprints fingerprints = new Fingerprints(KeyRing.parse("k1:" + "A".repeat(43) + "="));
    private final Audit audit = new Audit(new MovableClock(), () -> fingerprints, queue);
    private final AuditWriter writer = new AuditWriter(queue, () -> trail, database);
    private final List<String> lines = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        Logger.getLogger("org.nextcloudmcp.audit").addHandler(handler);
    }

    @AfterEach
    void stopListening() {
        Logger.getLogger("org.nextcloudmcp.audit").removeHandler(handler);
    }

    @Test
    void an_event_is_one_line_at_once_without_the_token() {
        audit.record(
                AuditAction.EXCHANGE,
                Optional.of(Bench.ALICE),
                Optional.of(new ClientId("a\nclient\"x")),
                "ISSUED",
                Optional.of(TOKEN));

        assertThat(lines)
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .isEqualTo("EXCHANGE outcome=ISSUED client=\"a\ufffdclient\\\"x\" sub=\"alice\" issuer=\""
                                + Bench.ALICE.issuer() + "\" token=" + fingerprints.of(TOKEN))
                        .doesNotContain(TOKEN.value()));
    }

    @Test
    void events_are_in_the_trail_after_the_writers_next_turn_whatever_their_number() {
        for (var i = 0; i < 450; i++) {
            tell("ISSUED");
        }
        assertThat(events()).isZero();
        writer.write();
        assertThat(events()).isEqualTo(450);
        assertThat(queue.size()).isZero();
        writer.write();
        assertThat(events()).isEqualTo(450);
    }

    @Test
    void a_database_that_is_away_fails_no_call_and_loses_nothing_once_it_is_back() {
        database.away(true);
        tell("ISSUED");
        assertThatCode(writer::write).doesNotThrowAnyException();
        tell("REFUSED");
        writer.write();
        database.away(false);
        writer.write();
        assertThat(events()).isEqualTo(2);
    }

    @Test
    void what_waits_at_the_stop_is_written() {
        tell("ISSUED");
        writer.stop();
        assertThat(events()).isEqualTo(1);
    }

    @Test
    void what_is_for_the_log_alone_makes_no_row() {
        audit.log(AuditAction.SERVICE_DENIED, Optional.empty(), Optional.of(new ClientId("worker")), "WRONG_SECRET");
        writer.write();
        assertThat(lines).containsExactly("SERVICE_DENIED outcome=WRONG_SECRET client=\"worker\"");
        assertThat(events()).isZero();
    }

    @Test
    void a_full_queue_keeps_what_it_has_and_fails_no_call() {
        for (var i = 0; i < AuditQueue.MOST; i++) {
            tell("ISSUED");
        }
        assertThatCode(() -> tell("REFUSED")).doesNotThrowAnyException();
        assertThat(queue.size()).isEqualTo(AuditQueue.MOST);
        assertThat(queue.lostSinceAsked()).isEqualTo(1);
        assertThat(queue.lostSinceAsked()).isZero();
    }

    @Test
    void an_outcome_in_a_providers_words_is_a_mistake_of_ours() {
        assertThatIllegalArgumentException().isThrownBy(() -> tell("invalid_grant: token rt-1 is dead"));
    }

    private void tell(String outcome) {
        audit.record(AuditAction.EXCHANGE, Optional.empty(), Optional.empty(), outcome, Optional.empty());
    }

    private long events() {
        return ((AuditVerification.UnderWay) database.call(trail::beginVerification)).events();
    }
}
