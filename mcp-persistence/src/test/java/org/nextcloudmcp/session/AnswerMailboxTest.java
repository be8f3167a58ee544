package org.nextcloudmcp.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.nextcloudmcp.crypto.SealBrokenException;
import org.nextcloudmcp.oauth.SessionId;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.storage.Secrets;
import org.nextcloudmcp.storage.TestDatabase;
import org.nextcloudmcp.storage.Vendor;

@ParameterizedClass
@EnumSource
class AnswerMailboxTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Subject ALICE = new Subject("https://idp.example", "alice");
    private static final Subject BOB = new Subject("https://idp.example", "bob");
    private static final SessionId ID = new SessionId("the-id-of-a-session");
    private static final String ANSWER = "{\"result\":{\"content\":{\"name\":\"ThisIsPrivate\"}}}";

    @Parameter
    Vendor vendor;

    TestDatabase database;

    @BeforeEach
    void emptyDatabase() {
        database = vendor.database();
    }

    @Test
    void an_answer_is_taken_once_and_only_under_the_id_of_its_question() {
        assertThat(put(ALICE, "q1", ANSWER)).isTrue();

        assertThat(taken(box -> box.take(ID, ALICE, "q2"))).isEmpty();
        assertThat(taken(box -> box.take(new SessionId("another"), ALICE, "q1")))
                .isEmpty();
        assertThat(taken(box -> box.take(ID, ALICE, "q1"))).contains(ANSWER);
        assertThat(taken(box -> box.take(ID, ALICE, "q1"))).isEmpty();
    }

    @Test
    void the_first_answer_counts() {
        put(ALICE, "q1", ANSWER);

        assertThat(put(ALICE, "q1", "{}")).isFalse();
        assertThat(taken(box -> box.take(ID, ALICE, "q1"))).contains(ANSWER);
    }

    @Test
    void of_one_session_only_so_many_answers_wait() {
        for (var i = 0; i < AnswerMailbox.MOST_WAITING; i++) {
            assertThat(put(ALICE, "q" + i, ANSWER)).isTrue();
        }

        assertThat(put(ALICE, "one-too-many", ANSWER)).isFalse();
        assertThat(taken(box -> box.take(ID, ALICE, "q0"))).contains(ANSWER);
        assertThat(put(ALICE, "one-too-many", ANSWER)).isTrue();
    }

    @Test
    void what_a_user_typed_is_not_in_the_database_in_clear() {
        put(ALICE, "q1", ANSWER);

        assertThat(database.allColumns()).noneMatch(value -> value.contains("ThisIsPrivate"));
    }

    @Test
    void an_answer_that_another_user_put_there_does_not_open() {
        put(BOB, "q1", ANSWER);

        assertThatThrownBy(() -> call(box -> box.take(ID, ALICE, "q1"))).isInstanceOf(SealBrokenException.class);
    }

    @Test
    void answers_that_nobody_waits_for_are_removed() {
        put(ALICE, "q1", ANSWER);

        database.run(entityManager ->
                new AnswerMailbox(entityManager, Secrets.CIPHER).removeOld(NOON.plus(Duration.ofMinutes(11))));

        assertThat(taken(box -> box.take(ID, ALICE, "q1"))).isEmpty();
    }

    private boolean put(Subject subject, String question, String answer) {
        return call(box -> box.put(ID, subject, question, answer, NOON));
    }

    private Optional<String> taken(Function<AnswerMailbox, Optional<String>> work) {
        return call(work);
    }

    private <T> T call(Function<AnswerMailbox, T> work) {
        return database.inTransaction(entityManager -> work.apply(new AnswerMailbox(entityManager, Secrets.CIPHER)));
    }
}
