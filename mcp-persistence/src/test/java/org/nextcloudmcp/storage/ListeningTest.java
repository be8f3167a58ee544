package org.nextcloudmcp.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.oauth.Subject;

/** Two nodes on one PostgreSQL. */
class ListeningTest {

    private static final Subject ALICE = new Subject("https://idp.example", "alice");
    private static final Subject BOB = new Subject("https://idp.example", "bob");
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(50);

    @Test
    void a_node_hears_what_another_has_committed() throws SQLException {
        var database = Vendor.POSTGRESQL.database();
        try (var listening = Listening.to(new DatabaseSessions(database.dataSource()))) {
            database.run(entityManager -> {
                var announcements = new Announcements(entityManager);
                announcements.grantChanged(ALICE);
                announcements.grantRotated(BOB, 42);
                announcements.epochRaised(7);
            });
            assertThat(listening.hear(LONG))
                    .containsExactly(
                            new Announcement.GrantChanged(ALICE),
                            new Announcement.GrantRotated(BOB, 42),
                            new Announcement.EpochRaised(7));
            assertThat(listening.hear(SHORT)).isEmpty();
        }
    }

    @Test
    void nobody_hears_of_what_was_rolled_back() throws SQLException {
        var database = Vendor.POSTGRESQL.database();
        try (var listening = Listening.to(new DatabaseSessions(database.dataSource()))) {
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> database.run(entityManager -> {
                        new Announcements(entityManager).grantChanged(ALICE);
                        throw new IllegalStateException();
                    }));
            database.run(entityManager -> new Announcements(entityManager).grantChanged(BOB));
            assertThat(listening.hear(LONG)).containsExactly(new Announcement.GrantChanged(BOB));
        }
    }

    @Test
    void silence_is_told_apart_from_a_connection_that_is_dead() throws SQLException {
        var database = Vendor.POSTGRESQL.database();
        try (var listening = Listening.to(new DatabaseSessions(database.dataSource()))) {
            assertThat(listening.hear(SHORT)).isEmpty();
            database.inTransaction(entityManager -> entityManager
                    .createNativeQuery("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                            + " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()")
                    .getResultList());
            assertThatExceptionOfType(SQLException.class).isThrownBy(() -> listening.hear(LONG));
        }
    }

    @Test
    void on_hsqldb_there_is_nobody_to_tell_and_nothing_goes_wrong() {
        var database = Vendor.HSQLDB_MVCC.database();
        database.run(entityManager -> new Announcements(entityManager).grantChanged(ALICE));
        database.run(entityManager -> assertThat(Dialect.of(entityManager)).isEqualTo(Dialect.HSQLDB));
    }
}
