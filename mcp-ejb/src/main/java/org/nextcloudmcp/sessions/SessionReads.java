package org.nextcloudmcp.sessions;

import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.ThreadFactory;
import org.nextcloudmcp.broker.TimedReads;

/** Threads of their own for sessions: whoever names many of them must not be in the way of those who need a token. */
@Singleton
@Typed(SessionReads.class)
public class SessionReads extends TimedReads {

    @Inject
    SessionReads(ManagedThreadFactory factory) {
        super((ThreadFactory) factory);
    }

    SessionReads(ThreadFactory factory) {
        super(factory);
    }
}
