package org.nextcloudmcp.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.nextcloudmcp.audit.AuditVerification.Broken;
import org.nextcloudmcp.audit.AuditVerification.Damage;
import org.nextcloudmcp.audit.AuditVerification.Intact;
import org.nextcloudmcp.audit.AuditVerification.UnderWay;
import org.nextcloudmcp.oauth.ClientId;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.storage.TestDatabase;
import org.nextcloudmcp.storage.Vendor;

@ParameterizedClass
@EnumSource
class AuditTrailTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");
    private static final Subject ALICE = new Subject("https://idp.example", "alice é 😀 ");

    @Parameter
    Vendor vendor;

    TestDatabase database;

    @BeforeEach
    void emptyDatabase() {
        database = vendor.database();
    }

    @Test
    void an_empty_trail_is_intact() {
        assertThat(verify()).isEqualTo(new Intact(0, ChainHash.START.hex()));
    }

    @Test
    void what_was_appended_is_intact_over_several_appends_and_pages() {
        append(1);
        append(700);
        append(2);
        assertThat(verify()).isInstanceOfSatisfying(Intact.class, intact -> {
            assertThat(intact.events()).isEqualTo(703);
            assertThat(intact.head()).matches("[0-9a-f]{64}").isNotEqualTo(ChainHash.START.hex());
        });
    }

    @Test
    void what_is_appended_between_two_pages_is_left_to_the_next_verification() {
        append(700);
        var firstPage = next((UnderWay) begun());
        assertThat(firstPage).isInstanceOfSatisfying(UnderWay.class, underWay -> {
            assertThat(underWay.verified()).isEqualTo(500);
            assertThat(underWay.events()).isEqualTo(700);
        });
        append(10);
        assertThat(next((UnderWay) firstPage))
                .isInstanceOfSatisfying(
                        Intact.class, intact -> assertThat(intact.events()).isEqualTo(700));
    }

    @Test
    void what_is_done_to_the_trail_between_two_pages_shows() {
        append(700);
        var firstPage = next((UnderWay) begun());
        database.sql("UPDATE audit_event SET outcome = 'REFUSED' WHERE event_number = 600");
        assertThat(next((UnderWay) firstPage)).isEqualTo(new Broken(600, Damage.CHANGED));
        database.sql("DELETE FROM audit_event WHERE event_number > 500");
        assertThat(next((UnderWay) firstPage)).isEqualTo(new Broken(501, Damage.CUT_OFF));
    }

    @Test
    void a_trail_that_fills_its_pages_is_intact() {
        append(1000);
        assertThat(verify())
                .isInstanceOfSatisfying(
                        Intact.class, intact -> assertThat(intact.events()).isEqualTo(1000));
    }

    @Test
    void an_event_with_nothing_optional_is_stored_too() {
        database.run(entityManager -> new AuditTrail(entityManager)
                .append(List.of(new AuditEvent(
                        NOON,
                        AuditAction.SERVICE_DENIED,
                        Optional.empty(),
                        Optional.empty(),
                        "WRONG_SECRET",
                        Optional.empty()))));
        assertThat(verify()).isInstanceOf(Intact.class);
    }

    @Test
    void nodes_that_append_at_once_write_one_chain() {
        for (var round = 0; round < 5; round++) {
            database.race(6, entityManager -> {
                new AuditTrail(entityManager).append(events(3));
                return true;
            });
        }
        assertThat(verify())
                .isInstanceOfSatisfying(
                        Intact.class, intact -> assertThat(intact.events()).isEqualTo(90));
    }

    @Test
    void an_append_that_is_rolled_back_leaves_no_gap() {
        append(2);
        assertThatIllegalStateException()
                .isThrownBy(() -> database.run(entityManager -> {
                    new AuditTrail(entityManager).append(events(2));
                    throw new IllegalStateException("the transaction fails");
                }))
                .withMessage("the transaction fails");
        append(1);
        assertThat(verify())
                .isInstanceOfSatisfying(
                        Intact.class, intact -> assertThat(intact.events()).isEqualTo(3));
    }

    @Test
    void a_change_in_any_column_shows() {
        for (var change : List.of(
                "occurred_at = occurred_at + INTERVAL '1' SECOND",
                "action = 'ROTATION'",
                "action = 'UNHEARD_OF'",
                "issuer = 'https://other.example'",
                "issuer = NULL",
                "sub = 'bob'",
                "sub = NULL",
                "client_id = 'another'",
                "client_id = NULL",
                "client_id = ''",
                "outcome = 'REFUSED'",
                "outcome = 'no code'",
                "token_fingerprint = NULL",
                "token_fingerprint = 'k1:01'",
                "chain_hash = '" + ChainHash.START.hex() + "'")) {
            database = vendor.database();
            append(5);
            database.sql("UPDATE audit_event SET " + change + " WHERE event_number = 3");
            assertThat(verify()).as(change).isEqualTo(new Broken(3, Damage.CHANGED));
        }
    }

    @Test
    void a_removed_event_shows() {
        append(5);
        database.sql("DELETE FROM audit_event WHERE event_number = 3");
        assertThat(verify()).isEqualTo(new Broken(3, Damage.REMOVED));
    }

    @Test
    void a_gap_that_was_closed_by_renumbering_shows() {
        append(5);
        database.sql(
                "DELETE FROM audit_event WHERE event_number = 3",
                "UPDATE audit_event SET event_number = 3 WHERE event_number = 4",
                "UPDATE audit_event SET event_number = 4 WHERE event_number = 5");
        assertThat(verify()).isEqualTo(new Broken(3, Damage.CHANGED));
    }

    @Test
    void the_removal_of_the_first_or_the_last_events_or_of_all_shows() {
        append(5);
        database.sql("DELETE FROM audit_event WHERE event_number > 3");
        assertThat(verify()).isEqualTo(new Broken(4, Damage.CUT_OFF));
        database.sql("DELETE FROM audit_event WHERE event_number = 1");
        assertThat(verify()).isEqualTo(new Broken(1, Damage.REMOVED));
        database.sql("DELETE FROM audit_event");
        assertThat(verify()).isEqualTo(new Broken(1, Damage.CUT_OFF));
    }

    @Test
    void a_head_made_to_fit_a_trail_cut_short_needs_the_hash_too() {
        append(5);
        database.sql("DELETE FROM audit_event WHERE event_number > 3", "UPDATE audit_head SET events = 3");
        assertThat(verify()).isEqualTo(new Broken(3, Damage.HEAD_CHANGED));
    }

    @Test
    void events_in_each_others_place_show() {
        append(5);
        database.sql(
                "UPDATE audit_event SET event_number = 9 WHERE event_number = 2",
                "UPDATE audit_event SET event_number = 2 WHERE event_number = 4",
                "UPDATE audit_event SET event_number = 4 WHERE event_number = 9");
        assertThat(verify()).isEqualTo(new Broken(2, Damage.CHANGED));
    }

    @Test
    void an_event_that_the_head_does_not_count_shows_before_and_behind_the_others() {
        append(5);
        database.sql("UPDATE audit_head SET events = 4, chain_hash ="
                + " (SELECT chain_hash FROM audit_event WHERE event_number = 4)");
        assertThat(verify()).isEqualTo(new Broken(5, Damage.NOT_COUNTED));
        database.sql("UPDATE audit_event SET event_number = 0 WHERE event_number = 5");
        assertThat(verify()).isEqualTo(new Broken(5, Damage.NOT_COUNTED));
    }

    @Test
    void without_its_head_nothing_is_appended_and_the_trail_is_broken() {
        append(2);
        database.sql("DELETE FROM audit_head");
        assertThat(verify()).isEqualTo(new Broken(1, Damage.HEAD_CHANGED));
        assertThatIllegalStateException().isThrownBy(() -> append(1));
    }

    private void append(int events) {
        database.run(entityManager -> new AuditTrail(entityManager).append(events(events)));
    }

    private AuditVerification verify() {
        var verification = begun();
        while (verification instanceof UnderWay underWay) {
            verification = next(underWay);
        }
        return verification;
    }

    private AuditVerification begun() {
        return database.inTransaction(entityManager -> new AuditTrail(entityManager).beginVerification());
    }

    private AuditVerification next(UnderWay underWay) {
        return database.inTransaction(entityManager -> new AuditTrail(entityManager).verifyPage(underWay));
    }

    private static List<AuditEvent> events(int count) {
        return IntStream.range(0, count)
                .mapToObj(index -> new AuditEvent(
                        NOON.plusSeconds(index),
                        AuditAction.EXCHANGE,
                        Optional.of(ALICE),
                        Optional.of(new ClientId("client")),
                        "ISSUED",
                        Optional.of("k1:00")))
                .toList();
    }
}
