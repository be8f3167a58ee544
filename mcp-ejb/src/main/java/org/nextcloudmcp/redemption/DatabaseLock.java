package org.nextcloudmcp.redemption;

import jakarta.ejb.EJBException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.storage.DatabaseSessions;

/** {@link SubjectLock} of the kind that the database in use needs; which that is shows when it first answers. */
@Singleton
class DatabaseLock implements SubjectLock {

    private final DatabaseSessions sessions;
    private volatile @Nullable SubjectLock lock;

    @Inject
    DatabaseLock(DatabaseSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Optional<Held> tryLock(Subject subject) {
        var known = lock;
        return (known == null ? chosen() : known).tryLock(subject);
    }

    private synchronized SubjectLock chosen() {
        var known = lock;
        if (known != null) {
            return known;
        }
        try {
            var chosen = sessions.dialect().shared() ? new AdvisoryLock(sessions) : new ProcessLock();
            lock = chosen;
            return chosen;
        } catch (SQLException e) {
            throw new EJBException("the database does not answer", e);
        }
    }
}
