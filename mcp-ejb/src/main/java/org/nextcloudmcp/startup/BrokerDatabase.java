package org.nextcloudmcp.startup;

import java.sql.SQLException;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.nextcloudmcp.migration.Migrations;

/** The database as the start sees it: to be migrated once, and to be looked after from then on. */
final class BrokerDatabase {

    private static final Logger LOG = Logger.getLogger(BrokerDatabase.class.getName());
    private static final int SECONDS_TO_ANSWER = 2;

    private final DataSource dataSource;
    private final Migrations migrations;
    private final Readiness readiness;
    private final Runnable beforeReady;
    private boolean migrated;
    private String lastTrouble = "";

    /**
     * The database behind a data source.
     *
     * @param beforeReady what is to be done, at each look, before it counts as ready
     */
    BrokerDatabase(DataSource dataSource, Migrations migrations, Readiness readiness, Runnable beforeReady) {
        this.dataSource = dataSource;
        this.migrations = migrations;
        this.readiness = readiness;
        this.beforeReady = beforeReady;
    }

    /**
     * Migrates if that is still to be done, else sees whether the database answers; tells the outcome to readiness.
     *
     * @return whether the database is migrated and answers
     */
    boolean check() {
        try {
            if (!migrated) {
                migrations.migrate();
                migrated = true;
                LOG.info("The database is migrated");
            }
            answers();
            beforeReady.run();
            readiness.databaseReady();
            lastTrouble = "";
            return true;
        } catch (FlywayException | IllegalStateException | SQLException e) {
            trouble(migrated ? "the database does not answer" : "the database cannot be migrated", e);
            return false;
        }
    }

    private void answers() throws SQLException {
        try (var connection = dataSource.getConnection()) {
            if (!connection.isValid(SECONDS_TO_ANSWER)) {
                throw new SQLException("the connection is not valid");
            }
        }
    }

    /** Logs a trouble when it begins and not at each look. */
    private void trouble(String what, Exception cause) {
        readiness.databaseMissing(what);
        if (!lastTrouble.equals(what)) {
            LOG.log(Level.SEVERE, "The server is not ready: " + what + "; it looks again every ten seconds", cause);
            lastTrouble = what;
        }
    }
}
