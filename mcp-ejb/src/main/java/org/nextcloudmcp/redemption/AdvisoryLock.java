package org.nextcloudmcp.redemption;

import jakarta.ejb.EJBException;
import jakarta.enterprise.inject.Vetoed;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.storage.DatabaseSessions;

/**
 * {@link SubjectLock} as a PostgreSQL advisory lock of a session: it lasts as long as its connection, so it ends when its
 * node does, and by no clock.
 */
@Vetoed
final class AdvisoryLock implements SubjectLock {

    private static final Logger LOG = Logger.getLogger(AdvisoryLock.class.getName());

    private final DatabaseSessions sessions;

    AdvisoryLock(DatabaseSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Optional<Held> tryLock(Subject subject) {
        var key = key(subject);
        try {
            var session = sessions.open();
            if (asked(session, "SELECT pg_try_advisory_lock(?)", key)) {
                return Optional.of(() -> release(session, key));
            }
            session.close();
            return Optional.empty();
        } catch (SQLException e) {
            throw new EJBException("the lock of a grant cannot be taken", e);
        }
    }

    private static void release(Connection session, long key) {
        try {
            if (asked(session, "SELECT pg_advisory_unlock(?)", key)) {
                session.close();
            } else {
                // The database has ended the session behind this connection, and the lock with it.
                session.abort(Runnable::run);
            }
        } catch (SQLException e) {
            LOG.log(Level.FINE, "The lock of a grant ends with its connection", e);
        }
    }

    /** What the database says; if it is not certain, the connection ends, and with it a lock that it may hold. */
    private static boolean asked(Connection session, String question, long key) throws SQLException {
        try (var statement = session.prepareStatement(question)) {
            statement.setLong(1, key);
            try (var answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        } catch (SQLException e) {
            session.abort(Runnable::run);
            throw e;
        }
    }

    /** The first 64 bits of SHA-256; two subjects that share them would wait for each other now and then. */
    static long key(Subject subject) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(subject.issuer().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(subject.sub().getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest.digest()).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
