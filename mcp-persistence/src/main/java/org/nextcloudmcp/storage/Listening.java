package org.nextcloudmcp.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** A connection that hears what other nodes announce (LISTEN of PostgreSQL). For one thread. */
public final class Listening implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Listening.class.getName());
    private static final int SECONDS_TO_ANSWER = 2;

    private final Connection connection;
    private final PGConnection postgres;

    private Listening(Connection connection) throws SQLException {
        this.connection = connection;
        this.postgres = connection.unwrap(PGConnection.class);
    }

    /**
     * Begins to hear; what was announced before is not heard.
     *
     * @throws SQLException if the database does not answer, or is no PostgreSQL
     */
    public static Listening to(DatabaseSessions sessions) throws SQLException {
        var connection = sessions.open();
        try (var statement = connection.createStatement()) {
            statement.execute("LISTEN " + Announcements.CHANNEL);
            return new Listening(connection);
        } catch (SQLException e) {
            discard(connection);
            throw e;
        }
    }

    /**
     * What was announced, as soon as there is something.
     *
     * @return nothing if nothing was announced for so long
     * @throws SQLException if the connection is dead: silence is told apart from a line that is cut
     */
    public List<Announcement> hear(Duration patience) throws SQLException {
        var heard = parsed(postgres.getNotifications(Math.toIntExact(patience.toMillis())));
        if (!heard.isEmpty()) {
            return heard;
        }
        if (!connection.isValid(SECONDS_TO_ANSWER)) {
            throw new SQLException("the connection that listens is dead");
        }
        return List.of();
    }

    private static List<Announcement> parsed(PGNotification[] heard) {
        return Stream.of(heard)
                .map(PGNotification::getParameter)
                .map(Announcement::parse)
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public void close() {
        discard(connection);
    }

    /** Not back to the pool: whoever got it next would go on listening and collect what nobody reads. */
    private static void discard(Connection connection) {
        try {
            connection.abort(Runnable::run);
            connection.close();
        } catch (SQLException e) {
            LOG.log(Level.FINE, "A connection that is not needed any more could not be closed", e);
        }
    }
}
