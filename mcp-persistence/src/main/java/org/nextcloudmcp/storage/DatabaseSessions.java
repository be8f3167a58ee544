package org.nextcloudmcp.storage;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Connections outside of any transaction, each statement committed by itself, for what lasts as long as its connection:
 * advisory locks and LISTEN. They come from a pool of their own, so that what waits for the provider while it holds a
 * lock takes no connection away from the transactions.
 */
public final class DatabaseSessions {

    private final DataSource dataSource;

    /** @param dataSource not transactional */
    public DatabaseSessions(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * A connection of the caller's own. Who cannot undo what was bound to it must {@link Connection#abort} it: closed,
     * it would go back to the pool with the lock.
     *
     * @throws SQLException if the database does not answer or all connections are taken
     */
    public Connection open() throws SQLException {
        return dataSource.getConnection();
    }

    /**
     * Which database it is.
     *
     * @throws SQLException if it does not answer
     */
    public Dialect dialect() throws SQLException {
        try (var connection = open()) {
            return Dialect.of(connection);
        }
    }
}
