package org.nextcloudmcp.redemption;

import java.util.List;
import java.util.UUID;
import org.nextcloudmcp.oauth.Subject;

/**
 * Answers of the provider that are not committed yet, on this node's own disk, sealed: what the provider gave outlives a
 * crash of the server and an outage of the database.
 */
public interface AnswerJournal {

    /**
     * Whether an answer can be kept now. Nothing is redeemed otherwise: as the intent proves that the database can be
     * written, this proves it of the journal.
     */
    boolean ready();

    /**
     * Keeps an answer; it is on the disk when this returns.
     *
     * @throws JournalException if it is not; it is kept in memory all the same, until {@link #done}
     */
    void append(Answered answer);

    /**
     * Whether an answer for this generation is kept that no key opens: what it answers is spent, and must not be redeemed
     * again as long as the key may come back.
     */
    boolean bars(Subject subject, long generation);

    /** The answer is committed, or has no use any more. */
    void done(UUID intentId);

    /** What is not done, oldest first; also what a run before this one left. */
    List<Answered> entries();

    /** What is not done of this subject, oldest first. */
    List<Answered> entriesOf(Subject subject);
}
