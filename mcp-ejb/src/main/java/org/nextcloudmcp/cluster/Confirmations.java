package org.nextcloudmcp.cluster;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.nextcloudmcp.background.Pause;
import org.nextcloudmcp.node.BrokerNode;
import org.nextcloudmcp.node.BrokerNodes;
import org.nextcloudmcp.storage.Announcements;
import org.nextcloudmcp.storage.NodeId;
import org.nextcloudmcp.transaction.OwnTransaction;

/** Makes every node forget every token, and waits for their confirmations. */
@Singleton
public class Confirmations {

    /** As long as a node may be silent and still count as live: after it, nobody is waited for in vain. */
    static final Duration LONGEST_WAIT = BrokerNode.LIVE;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final long MOST_LOOKS = LONGEST_WAIT.dividedBy(BETWEEN_LOOKS);

    private final BrokerNodes nodes;
    private final Announcements announcements;
    private final OwnTransaction transaction;
    private final Pulse pulse;
    private final Pause pause;

    @Inject
    public Confirmations(
            BrokerNodes nodes, Announcements announcements, OwnTransaction transaction, Pulse pulse, Pause pause) {
        this.nodes = nodes;
        this.announcements = announcements;
        this.transaction = transaction;
        this.pulse = pulse;
        this.pause = pause;
    }

    /**
     * Who has confirmed.
     *
     * @param confirmed nodes that serve nothing any more that they had before
     * @param unconfirmed nodes that were live when it was asked for, or have come since, and have not said so in time:
     *     they may go on serving from memory until their tokens end
     */
    public record Outcome(List<BrokerNode> confirmed, List<BrokerNode> unconfirmed) {}

    /**
     * Raises the epoch and returns when every live node has confirmed it, at the latest after 15 seconds.
     *
     * @throws jakarta.ejb.EJBException if the database does not answer
     */
    public Outcome forgetEverywhere() {
        var epoch = transaction.call(() -> {
            var raised = nodes.raiseEpoch();
            announcements.epochRaised(raised);
            return raised;
        });
        var live = transaction.call(nodes::all).stream()
                .filter(BrokerNode::live)
                .map(BrokerNode::id)
                .collect(Collectors.toUnmodifiableSet());
        pulse.beat();
        var outcome = judge(transaction.call(nodes::all), epoch, live);
        // Looks are counted and no time is read: a clock that is set back must not make an incident wait.
        for (var look = 1;
                look <= MOST_LOOKS && !outcome.unconfirmed().isEmpty() && pause.pause(BETWEEN_LOOKS);
                look++) {
            outcome = judge(transaction.call(nodes::all), epoch, live);
        }
        return outcome;
    }

    /**
     * Who counts, and who of them has confirmed.
     *
     * @param expected nodes that were live when it began; they count until the end, though they fall silent meanwhile: a
     *     node may be stopped, and go on
     */
    static Outcome judge(List<BrokerNode> nodes, long epoch, Set<NodeId> expected) {
        var confirmed = new ArrayList<BrokerNode>();
        var unconfirmed = new ArrayList<BrokerNode>();
        for (var node : nodes) {
            if (expected.contains(node.id()) || node.live()) {
                (node.epoch() >= epoch ? confirmed : unconfirmed).add(node);
            }
        }
        return new Outcome(List.copyOf(confirmed), List.copyOf(unconfirmed));
    }
}
