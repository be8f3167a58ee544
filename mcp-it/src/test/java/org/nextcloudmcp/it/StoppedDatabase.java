package org.nextcloudmcp.it;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.nextcloudmcp.harness.BrokerServer;

/** The embedded database while its server is dead: then it has no other user, and a test can let time pass in it. */
final class StoppedDatabase {
    /** HSQLDB's "database lock acquisition failure". */
    private static final int LOCKED = -451;

    private StoppedDatabase() {}

    /**
     * Runs one statement and closes the database.
     *
     * @return how many rows it changed
     */
    static int update(BrokerServer stopped, String statement) throws SQLException {
        String script = stopped.dataFiles().stream()
                .map(Object::toString)
                .filter(file -> file.endsWith(".script"))
                .findFirst()
                .orElseThrow();
        String url = "jdbc:hsqldb:file:" + script.substring(0, script.length() - ".script".length());
        try (var connection = opened(url + ";ifexists=true;shutdown=true");
                var update = connection.createStatement()) {
            return update.executeUpdate(statement);
        }
    }

    /** A killed server counts as alive until the last sign of life in its lock file is ten seconds old. */
    private static Connection opened(String url) throws SQLException {
        try {
            return DriverManager.getConnection(url, "SA", "");
        } catch (SQLException held) {
            if (held.getErrorCode() != LOCKED) {
                throw held;
            }
            // HSQLDB has waited those ten seconds, but from a moment before the last sign.
            return DriverManager.getConnection(url, "SA", "");
        }
    }
}
