package org.nextcloudmcp.node;

import java.time.Duration;
import java.time.Instant;
import org.nextcloudmcp.storage.NodeId;

/**
 * A node as the others see it.
 *
 * @param host where it runs, in its own words
 * @param startedAt by its own clock
 * @param seenAt its last sign of life, by the database's clock
 * @param unseen how long ago that was, by the database's clock
 * @param epoch up to which it has forgotten all tokens
 */
public record BrokerNode(NodeId id, String host, Instant startedAt, Instant seenAt, Duration unseen, long epoch) {

    /** A live node gives a sign of life every two seconds; one that missed this many counts as gone. */
    public static final Duration LIVE = Duration.ofSeconds(15);

    public boolean live() {
        return unseen.compareTo(LIVE) <= 0;
    }
}
