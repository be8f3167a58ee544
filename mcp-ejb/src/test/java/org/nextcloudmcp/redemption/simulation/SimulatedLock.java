package org.nextcloudmcp.redemption.simulation;

import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.redemption.SubjectLock;

/** A lock of a database session: it ends with its owner's life. */
record SimulatedLock(Life owner, Subject subject, SimulatedDatabase database) implements SubjectLock.Held {

    @Override
    public void close() {
        owner.step("unlock " + subject.sub());
        database.unlock(subject, this);
    }
}
