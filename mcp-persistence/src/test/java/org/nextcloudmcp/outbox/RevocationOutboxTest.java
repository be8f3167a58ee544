package org.nextcloudmcp.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.nextcloudmcp.oauth.RefreshToken;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.storage.Secrets;
import org.nextcloudmcp.storage.TestDatabase;
import org.nextcloudmcp.storage.Vendor;

@ParameterizedClass
@EnumSource
class RevocationOutboxTest {

    private static final Subject ALICE = new Subject("https://idp.example", "alice");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Parameter
    Vendor vendor;

    TestDatabase database;

    @BeforeEach
    void emptyDatabase() {
        database = vendor.database();
    }

    @Test
    void an_added_token_is_due_at_once() {
        var id = add("rt-1", NOON);
        assertThat(due(NOON.minusMillis(1), 10)).isEmpty();
        assertThat(due(NOON, 10)).containsExactly(new PendingRevocation(id, ALICE, new RefreshToken("rt-1"), 0));
        assertThat(find(id)).contains(due(NOON, 10).get(0));
    }

    @Test
    void a_confirmed_one_is_gone() {
        var id = add("rt-1", NOON);
        add("rt-2", NOON);
        confirmed(id);
        assertThat(find(id)).isEmpty();
        assertThat(call(RevocationOutbox::size)).isEqualTo(1);
        confirmed(id);
        assertThat(call(RevocationOutbox::size)).isEqualTo(1);
    }

    @Test
    void a_failed_one_waits_and_counts_its_attempts() {
        var id = add("rt-1", NOON);
        failed(id, NOON.plusSeconds(30));
        assertThat(due(NOON.plusMillis(29_999), 10)).isEmpty();
        assertThat(due(NOON.plusSeconds(30), 10))
                .extracting(PendingRevocation::attempts)
                .containsExactly(1);
        failed(id, NOON.plusSeconds(90));
        assertThat(due(NOON.plusSeconds(90), 10))
                .extracting(PendingRevocation::attempts)
                .containsExactly(2);
        assertThat(call(RevocationOutbox::size)).isEqualTo(1);
    }

    @Test
    void the_longest_overdue_come_first_and_no_more_than_asked_for() {
        add("rt-late", NOON.plusSeconds(2));
        add("rt-early", NOON);
        add("rt-middle", NOON.plusSeconds(1));
        assertThat(due(NOON.plusSeconds(5), 2))
                .extracting(revocation -> revocation.token().value())
                .containsExactly("rt-early", "rt-middle");
    }

    @Test
    void failures_counted_at_once_are_all_counted() {
        var id = add("rt-1", NOON);
        database.race(6, entityManager -> {
            new RevocationOutbox(entityManager, Secrets.CIPHER).failed(id, NOON);
            return true;
        });
        assertThat(due(NOON, 10)).extracting(PendingRevocation::attempts).containsExactly(6);
    }

    @Test
    void within_one_transaction_what_was_written_is_read() {
        database.run(entityManager -> {
            var outbox = new RevocationOutbox(entityManager, Secrets.CIPHER);
            var id = outbox.add(ALICE, new RefreshToken("rt-1"), NOON);
            outbox.failed(id, NOON.plusSeconds(1));
            assertThat(outbox.find(id))
                    .hasValueSatisfying(found -> assertThat(found.attempts()).isEqualTo(1));
            outbox.confirmed(id);
            assertThat(outbox.find(id)).isEmpty();
        });
    }

    @Test
    void one_that_does_not_open_stays_and_stops_no_other() {
        add("rt-1", NOON);
        var other = Secrets.cipher("other");
        var id = database.inTransaction(
                entityManager -> new RevocationOutbox(entityManager, other).add(ALICE, new RefreshToken("rt-2"), NOON));
        assertThat(due(NOON, 10))
                .extracting(revocation -> revocation.token().value())
                .containsExactly("rt-1");
        assertThat(find(id)).isEmpty();
        assertThat(call(RevocationOutbox::size)).isEqualTo(2);
    }

    private long add(String token, Instant now) {
        return call(outbox -> outbox.add(ALICE, new RefreshToken(token), now));
    }

    private List<PendingRevocation> due(Instant now, int limit) {
        return call(outbox -> outbox.due(now, limit));
    }

    private Optional<PendingRevocation> find(long id) {
        return call(outbox -> outbox.find(id));
    }

    private void confirmed(long id) {
        call(outbox -> {
            outbox.confirmed(id);
            return true;
        });
    }

    private void failed(long id, Instant next) {
        call(outbox -> {
            outbox.failed(id, next);
            return true;
        });
    }

    private <T> T call(Function<RevocationOutbox, T> work) {
        return database.inTransaction(entityManager -> work.apply(new RevocationOutbox(entityManager, Secrets.CIPHER)));
    }
}
