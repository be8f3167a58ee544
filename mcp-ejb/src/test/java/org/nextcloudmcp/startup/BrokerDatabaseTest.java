package org.nextcloudmcp.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.hsqldb.jdbc.JDBCDataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.fixture.Bench;
import org.nextcloudmcp.migration.Migrations;
import org.nextcloudmcp.settings.Configuration;
import org.nextcloudmcp.settings.SettingFault;
import org.nextcloudmcp.settings.SettingsOutcome;

@DisplayName("The server becomes ready")
class BrokerDatabaseTest {

    private final Readiness readiness = new Readiness(new Bench().configuration);
    private final SwitchableDataSource dataSource = new SwitchableDataSource();
    private final BrokerDatabase database =
            new BrokerDatabase(dataSource, new Migrations(dataSource), readiness, () -> {});

    private static final class SwitchableDataSource extends JDBCDataSource {
        private boolean away;

        SwitchableDataSource() {
            setUrl("jdbc:hsqldb:mem:" + UUID.randomUUID());
            setUser("SA");
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (away) {
                throw new SQLException("away");
            }
            return super.getConnection();
        }
    }

    @Test
    void onceItsDatabaseIsMigrated() {
        assertThat(readiness.missing()).containsExactly("the database is not migrated yet");
        database.check();
        assertThat(readiness.missing()).isEmpty();
    }

    @Test
    void alsoWithADatabaseThatComesLate() {
        dataSource.away = true;
        database.check();
        assertThat(readiness.missing()).containsExactly("the database cannot be migrated");
        dataSource.away = false;
        database.check();
        assertThat(readiness.missing()).isEmpty();
    }

    @Test
    void andSaysSoWhenTheDatabaseGoesAndComesBack() {
        database.check();
        dataSource.away = true;
        database.check();
        assertThat(readiness.missing()).containsExactly("the database does not answer");
        dataSource.away = false;
        database.check();
        assertThat(readiness.missing()).isEmpty();
    }

    @Test
    void notWhileSettingsAreMissing() {
        var fault = new SettingFault("oidc.issuer", "OIDC_ISSUER", "is missing", "Set it.");
        var faulty = new Readiness(new Configuration(new SettingsOutcome.Faulty(List.of(fault))));
        new BrokerDatabase(dataSource, new Migrations(dataSource), faulty, () -> {}).check();
        assertThat(faulty.missing()).containsExactly(fault.sentence());
    }
}
