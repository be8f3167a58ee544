package org.nextcloudmcp.redemption;

import java.time.Clock;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nextcloudmcp.grant.Grant;
import org.nextcloudmcp.oauth.Subject;

/** Answers on their way into the database: through the journal, from which they leave when they are committed. */
public final class AnswerStore {

    private static final Logger LOG = Logger.getLogger(AnswerStore.class.getName());

    private final AnswerJournal journal;
    private final GrantLedger ledger;
    private final Clock clock;

    public AnswerStore(AnswerJournal journal, GrantLedger ledger, Clock clock) {
        this.journal = journal;
        this.ledger = ledger;
        this.clock = clock;
    }

    boolean ready() {
        return journal.ready();
    }

    boolean bars(Grant grant) {
        return journal.bars(grant.subject(), grant.generation());
    }

    /** Keeps an answer until it is committed, whatever happens to the database. */
    void keep(Answered answer) {
        try {
            journal.append(answer);
        } catch (JournalException e) {
            // Not on disk, but in memory; the commit that follows makes it as safe as the disk would have.
            LOG.log(Level.SEVERE, "An answer of the provider is not in the journal; nothing more is redeemed", e);
        }
    }

    /**
     * Commits an answer, kept before or not.
     *
     * @throws jakarta.ejb.EJBException if the database does not answer; what was kept stays kept
     */
    Commitment commit(Answered answer) {
        var commitment = ledger.commit(answer, clock.instant());
        journal.done(answer.intentId());
        if (commitment != Commitment.STORED) {
            LOG.log(Level.INFO, "An answer of the provider came late: {0}", commitment);
        }
        return commitment;
    }

    /**
     * Commits what is kept of this subject.
     *
     * @throws jakarta.ejb.EJBException if the database does not answer
     */
    void drain(Subject subject) {
        drain(journal.entriesOf(subject));
    }

    /**
     * Commits all that is kept, except what flights are about to commit themselves.
     *
     * @return how many
     * @throws jakarta.ejb.EJBException if the database does not answer
     */
    int drainBut(Unstored underWay) {
        var left = journal.entries().stream()
                .filter(answer -> !underWay.has(answer.intentId()))
                .toList();
        drain(left);
        return left.size();
    }

    private void drain(List<Answered> left) {
        EachOnce.of(left, this::commit);
    }
}
