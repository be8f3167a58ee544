package org.nextcloudmcp.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.nextcloudmcp.oauth.ClientId;
import org.nextcloudmcp.oauth.SessionId;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.storage.TestDatabase;
import org.nextcloudmcp.storage.Vendor;

@ParameterizedClass
@EnumSource
class StoredSessionsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Subject ALICE = new Subject("https://idp.example", "alice");
    private static final Subject BOB = new Subject("https://idp.example", "bob");
    private static final SessionId ID = new SessionId("the-id-of-a-session");

    @Parameter
    Vendor vendor;

    TestDatabase database;

    @BeforeEach
    void emptyDatabase() {
        database = vendor.database();
    }

    @Test
    void what_was_said_at_the_beginning_is_found_again() {
        open(ID, ALICE, NOON);

        assertThat(find(ID, ALICE))
                .contains(new StoredSession("2025-11-25", "{\"elicitation\":{}}", Optional.empty(), Set.of()));
    }

    @Test
    void the_id_is_not_in_the_database() {
        open(ID, ALICE, NOON);

        assertThat(database.allColumns()).contains(ID.sha256()).doesNotContain(ID.value());
    }

    @Test
    void the_id_of_another_user_is_as_unknown_as_one_that_never_was() {
        open(ID, ALICE, NOON);

        assertThat(find(ID, BOB)).isEmpty();
        assertThat(find(new SessionId("another"), ALICE)).isEmpty();
        assertThat(change(sessions -> sessions.setLogLevel(ID, BOB, "info"))).isEqualTo(SessionChange.UNKNOWN);
        assertThat(change(sessions -> sessions.subscribe(ID, BOB, "a:b"))).isEqualTo(SessionChange.UNKNOWN);
        assertThat(change(sessions -> sessions.unsubscribe(ID, BOB, "a:b"))).isEqualTo(SessionChange.UNKNOWN);
        assertThat(change(sessions -> sessions.close(ID, BOB))).isEqualTo(SessionChange.UNKNOWN);
        assertThat(find(ID, ALICE)).isPresent();
    }

    @Test
    void what_the_client_asks_for_later_is_kept() {
        open(ID, ALICE, NOON);

        assertThat(change(sessions -> sessions.setLogLevel(ID, ALICE, "warning")))
                .isEqualTo(SessionChange.DONE);
        assertThat(change(sessions -> sessions.subscribe(ID, ALICE, "nextcloud://files/a")))
                .isEqualTo(SessionChange.DONE);
        assertThat(change(sessions -> sessions.subscribe(ID, ALICE, "nextcloud://files/b")))
                .isEqualTo(SessionChange.DONE);
        assertThat(change(sessions -> sessions.subscribe(ID, ALICE, "nextcloud://files/b")))
                .isEqualTo(SessionChange.DONE);
        assertThat(change(sessions -> sessions.unsubscribe(ID, ALICE, "nextcloud://files/a")))
                .isEqualTo(SessionChange.DONE);
        assertThat(change(sessions -> sessions.unsubscribe(ID, ALICE, "nextcloud://never")))
                .isEqualTo(SessionChange.DONE);

        assertThat(find(ID, ALICE)).hasValueSatisfying(session -> {
            assertThat(session.logLevel()).contains("warning");
            assertThat(session.subscriptions()).containsExactly("nextcloud://files/b");
        });
    }

    @Test
    void subscriptions_are_limited_in_number_and_length_and_to_one_line() {
        open(ID, ALICE, NOON);
        for (var number = 0; number < StoredSessions.MOST_SUBSCRIPTIONS; number++) {
            var uri = "nextcloud://files/" + number;
            assertThat(change(sessions -> sessions.subscribe(ID, ALICE, uri))).isEqualTo(SessionChange.DONE);
        }
        for (var uri : List.of("nextcloud://one-more", "x:" + "y".repeat(2047), "a:b\nc:d", "a:\u0000", "")) {
            assertThat(change(sessions -> sessions.subscribe(ID, ALICE, uri)))
                    .as(uri)
                    .isEqualTo(SessionChange.TOO_MUCH);
        }
        assertThat(find(ID, ALICE).orElseThrow().subscriptions()).hasSize(100);
    }

    @Test
    void subscriptions_made_at_the_same_moment_are_all_kept() {
        open(ID, ALICE, NOON);
        var number = new AtomicInteger();

        var done = database.race(
                4,
                entityManager -> new StoredSessions(entityManager)
                        .subscribe(ID, ALICE, "nextcloud://notes/" + number.incrementAndGet()));

        assertThat(done).containsOnly(SessionChange.DONE);
        assertThat(find(ID, ALICE).orElseThrow().subscriptions()).hasSize(4);
    }

    @Test
    void a_closed_session_is_gone_and_is_closed_once() {
        open(ID, ALICE, NOON);

        assertThat(change(sessions -> sessions.close(ID, ALICE))).isEqualTo(SessionChange.DONE);
        assertThat(change(sessions -> sessions.close(ID, ALICE))).isEqualTo(SessionChange.UNKNOWN);
        assertThat(find(ID, ALICE)).isEmpty();
    }

    @Test
    void a_user_has_so_many_and_the_one_not_heard_of_longest_makes_room() {
        for (var number = 0; number < StoredSessions.MOST_PER_SUBJECT; number++) {
            open(numbered(number), ALICE, NOON.plusSeconds(number));
        }
        open(new SessionId("bobs"), BOB, NOON);
        // heard of again, long after the others
        call(sessions -> sessions.find(numbered(0), ALICE, NOON.plus(Duration.ofHours(2))));

        open(numbered(200), ALICE, NOON.plus(Duration.ofHours(3)));

        assertThat(find(numbered(0), ALICE)).isPresent();
        assertThat(find(numbered(1), ALICE)).isEmpty();
        assertThat(find(numbered(2), ALICE)).isPresent();
        assertThat(find(numbered(200), ALICE)).isPresent();
        assertThat(find(new SessionId("bobs"), BOB)).isPresent();
    }

    @Test
    void sessions_silent_for_thirty_days_are_swept_and_those_heard_of_are_not() {
        open(ID, ALICE, NOON);
        open(new SessionId("heard"), ALICE, NOON);
        call(sessions -> sessions.find(new SessionId("heard"), ALICE, NOON.plus(Duration.ofHours(2))));

        assertThat(swept(sessions -> sessions.removeSilent(NOON.plus(Duration.ofDays(30)))))
                .isZero();
        assertThat(swept(sessions ->
                        sessions.removeSilent(NOON.plus(Duration.ofDays(30)).plusSeconds(1))))
                .isEqualTo(1);
        assertThat(find(ID, ALICE)).isEmpty();
        assertThat(find(new SessionId("heard"), ALICE)).isPresent();
    }

    @Test
    void capabilities_without_end_are_not_stored() {
        var session = new NewSession(ALICE, Optional.empty(), "2025-11-25", "x".repeat(16_385));

        assertThatThrownBy(
                        () -> database.run(entityManager -> new StoredSessions(entityManager).open(ID, session, NOON)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static SessionId numbered(int number) {
        return new SessionId("session-" + number);
    }

    private void open(SessionId id, Subject subject, Instant now) {
        var session =
                new NewSession(subject, Optional.of(new ClientId("client")), "2025-11-25", "{\"elicitation\":{}}");
        database.run(entityManager -> new StoredSessions(entityManager).open(id, session, now));
    }

    private Optional<StoredSession> find(SessionId id, Subject subject) {
        return call(sessions -> sessions.find(id, subject, NOON));
    }

    private SessionChange change(Function<StoredSessions, SessionChange> work) {
        return call(work);
    }

    private int swept(Function<StoredSessions, Integer> work) {
        return call(work);
    }

    private <T> T call(Function<StoredSessions, T> work) {
        return database.inTransaction(entityManager -> work.apply(new StoredSessions(entityManager)));
    }
}
