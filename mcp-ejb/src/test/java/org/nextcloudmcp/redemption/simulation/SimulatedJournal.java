package org.nextcloudmcp.redemption.simulation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.redemption.AnswerJournal;
import org.nextcloudmcp.redemption.Answered;
import org.nextcloudmcp.redemption.JournalException;

/** A node's journal on its machine's disk, with what the disk refused kept in memory. */
final class SimulatedJournal implements AnswerJournal {

    private final Life life;
    private final StrictProvider provider;
    private final Disk disk;
    private final List<Answered> inMemory = new ArrayList<>();

    SimulatedJournal(Life life, StrictProvider provider) {
        this.life = life;
        this.provider = provider;
        this.disk = life.machine.disk;
    }

    @Override
    public boolean ready() {
        life.step("journal ready?");
        return !disk.full;
    }

    @Override
    public void append(Answered answer) {
        life.step("journal append " + answer.subject().sub());
        if (disk.full) {
            inMemory.add(answer);
            throw new JournalException("append", new IOException("no space left on device"));
        }
        disk.force(answer);
        answer.tokens().refreshToken().ifPresent(provider::isSafe);
        life.step("journal forced");
    }

    @Override
    public boolean bars(Subject subject, long generation) {
        life.step("journal bars?");
        return disk.bars(subject, generation);
    }

    @Override
    public void done(UUID intentId) {
        life.step("journal done");
        inMemory.removeIf(entry -> entry.intentId().equals(intentId));
        disk.done(intentId);
    }

    @Override
    public List<Answered> entries() {
        var entries = new ArrayList<>(disk.entries());
        entries.addAll(inMemory);
        if (!entries.isEmpty()) {
            life.step("journal has " + entries.size());
        }
        return entries;
    }

    @Override
    public List<Answered> entriesOf(Subject subject) {
        return entries().stream()
                .filter(entry -> entry.subject().equals(subject))
                .toList();
    }
}
