package org.nextcloudmcp.cluster;

import jakarta.ejb.EJBException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nextcloudmcp.broker.AccessTokenCache;
import org.nextcloudmcp.storage.Announcement;
import org.nextcloudmcp.storage.DatabaseSessions;
import org.nextcloudmcp.storage.Listening;

/** Hears what other nodes announce and forgets what is no longer true. Hearing one's own does no harm. */
@Singleton
public class Listener {

    private static final Logger LOG = Logger.getLogger(Listener.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration NOBODY_TO_HEAR = Duration.ofHours(1);

    private final DatabaseSessions sessions;
    private final AccessTokenCache cache;
    private final Pulse pulse;
    private final Lookout lookout;
    private volatile boolean deaf;

    @Inject
    public Listener(DatabaseSessions sessions, AccessTokenCache cache, Pulse pulse, Lookout lookout) {
        this.sessions = sessions;
        this.cache = cache;
        this.pulse = pulse;
        this.lookout = lookout;
    }

    /** Whether announcements may go unheard at the moment. */
    public boolean deaf() {
        return deaf;
    }

    /**
     * Listens until the connection or the thread ends.
     *
     * @return when to try again
     */
    Duration listen() {
        try {
            if (!sessions.dialect().shared()) {
                return NOBODY_TO_HEAR;
            }
            hearAll();
        } catch (SQLException | EJBException e) {
            if (!deaf) {
                LOG.log(Level.WARNING, "Other nodes are not heard; the database is asked every second instead", e);
            }
            deaf = true;
        }
        return RETRY;
    }

    private void hearAll() throws SQLException {
        try (var listening = Listening.to(sessions)) {
            // What was announced while nobody listened is found by looking.
            pulse.beat();
            lookout.look();
            if (deaf) {
                LOG.info("Other nodes are heard again");
            }
            deaf = false;
            while (!Thread.currentThread().isInterrupted()) {
                listening.hear(PATIENCE).forEach(this::apply);
            }
        }
    }

    void apply(Announcement announcement) {
        if (announcement instanceof Announcement.GrantChanged changed) {
            cache.drop(changed.subject());
        } else if (announcement instanceof Announcement.GrantRotated rotated) {
            cache.dropBefore(rotated.subject(), rotated.generation());
        } else {
            pulse.beat();
        }
    }
}
