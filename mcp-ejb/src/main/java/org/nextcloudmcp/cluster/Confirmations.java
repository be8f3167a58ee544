package org.nextcloudmcp.cluster;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.nextcloudmcp.background.Pause;
import org.nextcloudmcp.node.BrokerNode;
import org.nextcloudmcp.node.BrokerNodes;
import org.nextcloudmcp.storage.Announcements;
import org.nextcloudmcp.transaction.OwnTransaction;

/** Makes every node forget every token, and waits for their confirmations. */
@Singleton
public class Confirmations {

    /** As long as a node may be silent and still count as live: after it, nobody is waited for in vain. */
    static final Duration LONGEST_WAIT = BrokerNode.LIVE;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final BrokerNodes nodes;
    private final Announcements announcements;
    private final OwnTransaction transaction;
    private final Pulse pulse;
    private final Pause pause;
    private final Clock clock;

    @Inject
    public Confirmations(
            BrokerNodes nodes,
            Announcements announcements,
            OwnTransaction transaction,
            Pulse pulse,
            Pause pause,
            Clock clock) {
        this.nodes = nodes;
        this.announcements = announcements;
        this.transaction = transaction;
        this.pulse = pulse;
        this.pause = pause;
        this.clock = clock;
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
        var begun = clock.instant();
        var epoch = transaction.call(() -> {
            var raised = nodes.raiseEpoch();
            announcements.epochRaised(raised);
            return raised;
        });
        pulse.beat();
        while (true) {
            var waited = Duration.between(begun, clock.instant());
            var outcome = judge(transaction.call(nodes::all), epoch, waited);
            if (outcome.unconfirmed().isEmpty() || waited.compareTo(LONGEST_WAIT) >= 0 || !pause.pause(BETWEEN_LOOKS)) {
                return outcome;
            }
        }
    }

    /** A node that was live when it began counts until the end, though it falls silent meanwhile: it may be stopped. */
    static Outcome judge(List<BrokerNode> nodes, long epoch, Duration waited) {
        var confirmed = new ArrayList<BrokerNode>();
        var unconfirmed = new ArrayList<BrokerNode>();
        for (var node : nodes) {
            if (node.unseen().minus(waited).compareTo(BrokerNode.LIVE) <= 0) {
                (node.epoch() >= epoch ? confirmed : unconfirmed).add(node);
            }
        }
        return new Outcome(List.copyOf(confirmed), List.copyOf(unconfirmed));
    }
}
