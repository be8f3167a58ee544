package org.nextcloudmcp.it;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.nextcloudmcp.harness.BrokerServer;

/** The embedded database while its server is dead: then it has no other user, and a test can let time pass in it. */
final class StoppedDatabase {
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
        try (var connection = DriverManager.getConnection(url + ";ifexists=true;shutdown=true", "SA", "");
                var update = connection.createStatement()) {
            return update.executeUpdate(statement);
        }
    }
}
