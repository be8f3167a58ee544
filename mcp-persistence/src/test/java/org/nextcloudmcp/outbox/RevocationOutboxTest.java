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
        var added = new PendingRevocation(id, ALICE, new RefreshToken("rt-1"), 0);
        assertThat(due(NOON, 10)).containsExactly(added);
        assertThat(find(id)).contains(added);
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

    @Test
    void one_that_does_not_open_is_put_off_and_does_not_stand_at_the_head_for_good() {
        var other = Secrets.cipher("other");
        database.run(entityManager -> {
            for (var number = 0; number < 3; number++) {
                new RevocationOutbox(entityManager, other).add(ALICE, new RefreshToken("lost-" + number), NOON);
            }
        });
        add("rt-1", NOON.plusSeconds(1));
        assertThat(due(NOON.plusSeconds(1), 3))
                .as("three unreadable ones fill the batch")
                .isEmpty();
        assertThat(due(NOON.plusSeconds(1), 3)).hasSize(1);
        assertThat(call(RevocationOutbox::size)).as("none is thrown away").isEqualTo(4);
    }

    @Test
    void a_claimed_entry_is_nobody_elses_until_the_claim_ends() {
        var id = add("rt-1", NOON);
        assertThat(due(NOON, 10)).hasSize(1);
        assertThat(due(NOON, 10)).isEmpty();
        Optional<PendingRevocation> again = call(outbox -> outbox.claim(id, NOON));
        assertThat(again).isEmpty();
        var end = NOON.plus(RevocationOutbox.CLAIM);
        assertThat(due(end.minusMillis(1), 10)).isEmpty();
        assertThat(due(end, 10)).as("its node may have ended").hasSize(1);
    }

    @Test
    void nodes_that_drain_at_once_share_the_entries_and_none_goes_to_two() {
        for (var number = 0; number < 40; number++) {
            add("rt-" + number, NOON);
        }
        var claims =
                database.race(4, entityManager -> new RevocationOutbox(entityManager, Secrets.CIPHER).claim(NOON, 40));
        assertThat(claims.stream().flatMap(List::stream).map(PendingRevocation::id))
                .hasSize(40)
                .doesNotHaveDuplicates();
    }

    private long add(String token, Instant now) {
        return call(outbox -> outbox.add(ALICE, new RefreshToken(token), now));
    }

    private List<PendingRevocation> due(Instant now, int limit) {
        return call(outbox -> outbox.claim(now, limit));
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
