package org.nextcloudmcp.revocation;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.nextcloudmcp.outbox.RevocationOutbox;
import org.nextcloudmcp.outbox.WaitingRevocation;

/** The outbox as an administrator looks at it, without its tokens. Each call is one transaction. */
@Stateless
public class WaitingRevocations {

    private RevocationOutbox outbox;

    /** For the container's proxy. */
    @SuppressWarnings("NullAway.Init") // the proxy has no state
    public WaitingRevocations() {}

    @Inject
    public WaitingRevocations(RevocationOutbox outbox) {
        this.outbox = outbox;
    }

    /** The entries with the lowest numbers above this one, at most as many as the limit. */
    public List<WaitingRevocation> page(long after, int limit) {
        return outbox.page(after, limit);
    }

    /** How many wait. */
    public long count() {
        return outbox.size();
    }
}
