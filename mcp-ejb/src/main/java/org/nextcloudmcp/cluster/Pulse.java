package org.nextcloudmcp.cluster;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nextcloudmcp.broker.AccessTokenCache;
import org.nextcloudmcp.node.BrokerNodes;
import org.nextcloudmcp.storage.NodeId;
import org.nextcloudmcp.transaction.OwnTransaction;

/**
 * This node's sign of life. It brings home the epoch in force; if that is a later one than this node has forgotten its
 * tokens for, it forgets them, and confirms it.
 */
@Singleton
public class Pulse {

    private static final Logger LOG = Logger.getLogger(Pulse.class.getName());

    /** Before the first beat nothing was ever served. */
    private static final long NEVER = -1;

    private final BrokerNodes nodes;
    private final OwnTransaction transaction;
    private final AccessTokenCache cache;
    private final Instance<NodeId> self;
    private final String host;
    private final Instant startedAt;
    private long forgottenUpTo = NEVER;

    @Inject
    public Pulse(
            BrokerNodes nodes,
            OwnTransaction transaction,
            AccessTokenCache cache,
            Instance<NodeId> self,
            HostName host,
            Clock clock) {
        this.nodes = nodes;
        this.transaction = transaction;
        this.cache = cache;
        this.self = self;
        this.host = host.value();
        this.startedAt = clock.instant();
    }

    /**
     * Gives a sign of life and confirms the epoch in force.
     *
     * @throws jakarta.ejb.EJBException if the database does not answer
     */
    public synchronized void beat() {
        var first = forgottenUpTo == NEVER;
        var epoch = transaction.call(nodes::epoch);
        // Forgotten first, confirmed afterwards: a node that says it has forgotten serves nothing that it had.
        if (epoch != forgottenUpTo) {
            cache.dropAll();
            forgottenUpTo = epoch;
        }
        var other = transaction.call(() -> nodes.seen(self.get(), host, startedAt, epoch));
        if (other && !first) {
            LOG.log(
                    Level.SEVERE,
                    "Another server gives signs of life as node {0}: each needs a data folder of its own, not a copy."
                            + " Stop one of them; two with one id may cost users their grants",
                    self.get());
        }
    }
}
