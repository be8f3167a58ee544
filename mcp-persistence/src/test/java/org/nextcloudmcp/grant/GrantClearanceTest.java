package org.nextcloudmcp.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextcloudmcp.grant.Grants.ALICE;
import static org.nextcloudmcp.grant.Grants.BOB;
import static org.nextcloudmcp.grant.Grants.grant;

import java.util.List;
import java.util.Map;
import java.util.Optional;
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
class GrantClearanceTest {

    @Parameter
    Vendor vendor;

    TestDatabase database;
    Grants grants;

    @BeforeEach
    void emptyDatabase() {
        database = vendor.database();
        grants = new Grants(database);
    }

    @Test
    void all_go_batch_by_batch_each_with_its_refresh_token() {
        for (var number = 0; number < 5; number++) {
            grants.save(grant(user(number), "rt-" + number));
        }
        assertThat(deleteSome(3)).hasSize(3);
        assertThat(deleteSome(3))
                .extracting(DeletedGrant::refreshToken)
                .containsExactly(Optional.of(new RefreshToken("rt-3")), Optional.of(new RefreshToken("rt-4")));
        assertThat(deleteSome(3)).isEmpty();
    }

    @Test
    void one_that_needs_consent_and_one_that_no_key_opens_go_too() {
        var generation = grants.saved(grant(ALICE, "rt-1"));
        grants.reconsentRequired(ALICE, generation);
        grants.save(grant(BOB, "rt-2"));
        database.sql("UPDATE offline_grant SET refresh_token_sealed = 'lost:AAAA' WHERE sub = '" + BOB.sub() + "'");
        assertThat(deleteSome(10))
                .extracting(DeletedGrant::refreshToken)
                .containsExactlyInAnyOrder(Optional.of(new RefreshToken("rt-1")), Optional.empty());
        assertThat(deleteSome(10)).isEmpty();
    }

    @Test
    void two_that_clear_at_once_delete_each_grant_once() {
        for (var number = 0; number < 30; number++) {
            grants.save(grant(user(number), "rt-" + number));
        }
        var deleted =
                database.race(3, entityManager -> new GrantClearance(entityManager, Secrets.CIPHER).deleteSome(30));
        assertThat(deleted.stream().flatMap(List::stream)).hasSize(30).doesNotHaveDuplicates();
    }

    @Test
    void the_directory_knows_the_generations_of_grants_that_are_honoured_and_of_no_others() {
        var alice = grants.saved(grant(ALICE, "rt-1"));
        var bob = grants.saved(grant(BOB, "rt-2"));
        grants.reconsentRequired(BOB, bob);
        var asked = List.of(ALICE, BOB, user(1), new Subject("https://other.example", ALICE.sub()));
        var known = database.inTransaction(entityManager -> new GrantDirectory(entityManager).activeGenerations(asked));
        assertThat(known).isEqualTo(Map.of(ALICE, alice));
    }

    private List<DeletedGrant> deleteSome(int limit) {
        return database.inTransaction(
                entityManager -> new GrantClearance(entityManager, Secrets.CIPHER).deleteSome(limit));
    }

    private static Subject user(int number) {
        return new Subject("https://idp.example", "user-" + number);
    }
}
