package org.nextcloudmcp.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.hsqldb.jdbc.JDBCDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nextcloudmcp.storage.Vendor;

class MigrationsTest {

    @ParameterizedTest
    @EnumSource
    void migrating_again_changes_nothing(Vendor vendor) {
        var database = vendor.database();
        new Migrations(database.dataSource()).migrate();
        assertThat(applied(database.dataSource())).startsWith("1", "2", "3", "4", "5");
    }

    @Test
    void tables_that_were_there_first_are_left_alone() throws SQLException {
        var dataSource = Vendor.hsqldb("timers-first");
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate("CREATE TABLE timers (id BIGINT)");
            statement.executeUpdate("INSERT INTO timers VALUES 1");
        }
        new Migrations(dataSource).migrate();
        assertThat(applied(dataSource)).startsWith("0", "1", "2", "3", "4", "5");
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT id FROM timers")) {
            assertThat(rows.next()).isTrue();
        }
    }

    @Test
    void the_trail_which_only_grows_is_not_kept_in_the_memory_of_an_embedded_database(@TempDir Path folder)
            throws SQLException {
        var dataSource = new JDBCDataSource();
        dataSource.setURL("jdbc:hsqldb:file:" + folder.resolve("broker") + ";shutdown=true");
        dataSource.setUser("SA");
        new Migrations(dataSource).migrate();
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT hsqldb_type FROM information_schema.system_tables"
                        + " WHERE table_name = 'AUDIT_EVENT'")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("CACHED");
        }
    }

    @Test
    void a_script_changed_after_it_was_applied_stops_the_start() throws SQLException {
        var dataSource = Vendor.hsqldb("changed-script");
        new Migrations(dataSource).migrate();
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE \"flyway_schema_history\" SET \"checksum\" = 1");
        }
        assertThatExceptionOfType(FlywayException.class).isThrownBy(new Migrations(dataSource)::migrate);
    }

    @Test
    void another_vendor_is_refused_by_name() {
        assertThatIllegalStateException()
                .isThrownBy(new Migrations(database("Oracle"))::migrate)
                .withMessage("HSQLDB and PostgreSQL are supported, not Oracle");
    }

    @Test
    void a_database_that_is_away_is_said_to_be_away() {
        var away = proxy(DataSource.class, method -> {
            throw new SQLException("connection refused");
        });
        assertThatIllegalStateException()
                .isThrownBy(new Migrations(away)::migrate)
                .withMessage("the database does not answer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/hsqldb", "/postgresql"})
    void the_folders_can_be_found_inside_of_an_enterprise_archive(String folder) {
        assertThat(Migrations.class.getResource("/db/migration" + folder + "/flyway.location"))
                .isNotNull();
    }

    private static List<String> applied(DataSource dataSource) {
        var versions = new ArrayList<String>();
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT \"version\" FROM \"flyway_schema_history\" ORDER BY \"installed_rank\"")) {
            while (rows.next()) {
                versions.add(rows.getString(1));
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return versions;
    }

    private static DataSource database(String product) {
        var metaData = proxy(DatabaseMetaData.class, method -> product);
        var connection = proxy(Connection.class, method -> method.equals("getMetaData") ? metaData : null);
        return proxy(DataSource.class, method -> connection);
    }

    private interface Answer {
        Object to(String method) throws SQLException;
    }

    private static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> answer.to(method.getName())));
    }
}
