package org.nextcloudmcp.redemption;

import java.util.Optional;
import org.nextcloudmcp.oauth.Subject;

/**
 * One holder per subject on all nodes together. It ends with its owner and never by time: a lock with a time-out is
 * lost by a node that is slow, and two then redeem one refresh token.
 */
public interface SubjectLock {

    /**
     * Takes the lock if it is free; never waits for it.
     *
     * @return empty if somebody else holds it
     * @throws jakarta.ejb.EJBException if the database does not answer; nothing is held then
     */
    Optional<Held> tryLock(Subject subject);

    /** A lock that is held. */
    interface Held extends AutoCloseable {
        /** Gives it back. Never throws: what was done under the lock is done. */
        @Override
        void close();
    }
}
