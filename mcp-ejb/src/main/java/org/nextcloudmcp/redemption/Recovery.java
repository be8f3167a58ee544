package org.nextcloudmcp.redemption;

import jakarta.ejb.EJBException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nextcloudmcp.intent.RedemptionIntent;
import org.nextcloudmcp.oauth.Subject;

/**
 * Takes up what crashes and outages have interrupted, on this node and on nodes that are gone. Nothing is lost silently:
 * an intent without an answer is settled by redeeming once more, and a refusal then marks the grant.
 */
public final class Recovery {

    private static final Logger LOG = Logger.getLogger(Recovery.class.getName());

    private static final Duration LONGEST_PASS = Duration.ofSeconds(8);

    private final Ports ports;
    private final Self self;
    private final ForeignIntents foreign;
    private final Unstored unstored;
    private final AnswerStore answers;
    private final BiFunction<Subject, Occasion, Redemption> redemption;
    private final Clock clock;

    /**
     * @param redemption redeems, alone or with others
     */
    public Recovery(
            Ports ports,
            Self self,
            ForeignIntents foreign,
            Unstored unstored,
            BiFunction<Subject, Occasion, Redemption> redemption,
            Clock clock) {
        this.ports = ports;
        this.self = self;
        this.foreign = foreign;
        this.unstored = unstored;
        this.answers = new AnswerStore(ports.journal(), ports.ledger(), clock);
        this.redemption = redemption;
        this.clock = clock;
    }

    /**
     * Stores what the database did not take: answers in the journal, also those of the run before this one, and
     * outcomes without an answer. To be called every second or so.
     *
     * @throws EJBException if the database still does not answer
     */
    public void drain() {
        try {
            var drained = answers.drainBut(unstored);
            if (drained > 0) {
                LOG.log(Level.INFO, "Answers of the provider that waited in the journal are settled: {0}", drained);
            }
        } finally {
            unstored.store();
        }
    }

    /**
     * Looks at all intents, and settles those that nobody is at any more: this node's from before, and those of nodes
     * that are gone. To be called every few seconds.
     *
     * @throws EJBException if the database does not answer
     */
    public void settle() {
        var end = clock.instant().plus(LONGEST_PASS);
        for (var intent : looked()) {
            if (clock.instant().isAfter(end)) {
                // The rest is for the next pass: looks must not be too far apart.
                return;
            }
            if (leftOver(intent)) {
                attempt(intent);
            }
        }
    }

    /** One that fails again and again must not keep the others from being settled. */
    private void attempt(RedemptionIntent intent) {
        try {
            settle(intent);
        } catch (EJBException e) {
            LOG.log(Level.FINE, "A redemption that was interrupted is settled later: the database does not answer", e);
        }
    }

    private List<RedemptionIntent> looked() {
        try {
            var intents = ports.ledger().intents();
            foreign.seen(intents);
            return intents;
        } catch (EJBException e) {
            foreign.blind();
            throw e;
        }
    }

    private boolean leftOver(RedemptionIntent intent) {
        return intent.node().equals(self.node())
                // Not from one look alone: it may have begun or ended during the look.
                ? foreign.stayed(intent) && !unstored.has(intent.id()) && !journalled(intent)
                : foreign.gone(intent);
    }

    private boolean journalled(RedemptionIntent intent) {
        return ports.journal().entriesOf(intent.subject()).stream()
                .anyMatch(answer -> answer.intentId().equals(intent.id()));
    }

    private void settle(RedemptionIntent intent) {
        var outcome = redemption.apply(intent.subject(), new Occasion.Settlement(intent.generation()));
        if (outcome instanceof Redemption.Unavailable unavailable) {
            LOG.log(Level.FINE, "A redemption that was interrupted is settled later: {0}", unavailable.reason());
            return;
        }
        // Whatever it was: the grant is no longer at the intent's generation, marked, or gone.
        ports.ledger().withdraw(intent);
        LOG.log(Level.INFO, "A redemption that was interrupted is settled: {0}", outcome.code());
    }
}
