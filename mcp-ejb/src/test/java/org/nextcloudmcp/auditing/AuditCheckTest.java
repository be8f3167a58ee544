package org.nextcloudmcp.auditing;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBException;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.audit.AuditAction;
import org.nextcloudmcp.audit.AuditEvent;
import org.nextcloudmcp.audit.AuditTrail;
import org.nextcloudmcp.fixture.LocalDatabase;
import org.nextcloudmcp.fixture.MovableClock;
import org.nextcloudmcp.transaction.OwnTransaction;

class AuditCheckTest {

    private final LocalDatabase database = new LocalDatabase();
    private final AuditTrail trail = new AuditTrail(database.entityManager());
    private final Counted transaction = new Counted();
    private final AuditCheck check = new AuditCheck(() -> trail, transaction);
    private final List<String> lines = new ArrayList<>();
    private final Logger logger = Logger.getLogger(AuditCheck.class.getName());
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(line.getLevel() + " " + MessageFormat.format(line.getMessage(), line.getParameters()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        logger.addHandler(handler);
    }

    @AfterEach
    void stopListening() {
        logger.removeHandler(handler);
    }

    @Test
    void a_long_trail_is_read_in_many_short_transactions() {
        append(1_200);
        check.check();
        assertThat(lines).singleElement().asString().startsWith("INFO The audit trail is intact: 1200 events, head ");
        assertThat(transaction.calls).isGreaterThanOrEqualTo(4);
    }

    @Test
    void a_broken_trail_is_said_to_be_broken_and_where() {
        append(3);
        database.run(() -> database.entityManager()
                .createNativeQuery("UPDATE audit_event SET outcome = 'REFUSED' WHERE event_number = 2")
                .executeUpdate());
        check.check();
        assertThat(lines).containsExactly("SEVERE The audit trail is broken at event 2: CHANGED");
    }

    @Test
    void a_check_that_does_not_come_to_an_end_says_so_and_guesses_no_cause() {
        append(1_200);
        transaction.failsAfter = 2;
        check.check();
        assertThat(lines).containsExactly("WARNING The audit trail could not be verified");
    }

    private void append(int events) {
        var event = new AuditEvent(
                new MovableClock().instant(),
                AuditAction.EXCHANGE,
                Optional.empty(),
                Optional.empty(),
                "ISSUED",
                Optional.empty());
        database.run(() ->
                trail.append(IntStream.range(0, events).mapToObj(i -> event).toList()));
    }

    private final class Counted extends OwnTransaction {
        private int calls;
        private int failsAfter = Integer.MAX_VALUE;

        @Override
        public <T> T call(Supplier<T> work) {
            calls++;
            if (calls > failsAfter) {
                throw new EJBException("something is wrong");
            }
            return database.call(work);
        }
    }
}
