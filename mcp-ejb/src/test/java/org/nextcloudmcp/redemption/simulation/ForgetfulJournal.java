package org.nextcloudmcp.redemption.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.redemption.AnswerJournal;
import org.nextcloudmcp.redemption.Answered;

/** Says that an answer is safe on the disk, and keeps it in memory at best. */
final class ForgetfulJournal implements AnswerJournal {

    private final AnswerJournal claimed;
    private final boolean remembers;
    private final List<Answered> memory = new ArrayList<>();

    /** @param remembers whether it knows what it was given until its node crashes */
    ForgetfulJournal(AnswerJournal claimed, boolean remembers) {
        this.claimed = claimed;
        this.remembers = remembers;
    }

    @Override
    public boolean ready() {
        return true;
    }

    @Override
    public void append(Answered answer) {
        claimed.append(answer);
        claimed.done(answer.intentId());
        if (remembers) {
            memory.add(answer);
        }
    }

    @Override
    public boolean bars(Subject subject, long generation) {
        return false;
    }

    @Override
    public void done(UUID intentId) {
        memory.removeIf(answer -> answer.intentId().equals(intentId));
    }

    @Override
    public List<Answered> entries() {
        return List.copyOf(memory);
    }

    @Override
    public List<Answered> entriesOf(Subject subject) {
        return memory.stream()
                .filter(answer -> answer.subject().equals(subject))
                .toList();
    }
}
