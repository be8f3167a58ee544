package org.nextcloudmcp.redemption.simulation;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/** A server's few threads; what comes when all are taken waits in order. */
final class Threads implements Executor {

    private final Life life;
    private final Scheduler scheduler;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int free;

    Threads(Life life, Scheduler scheduler, int number) {
        this.life = life;
        this.scheduler = scheduler;
        this.free = number;
    }

    @Override
    public void execute(Runnable work) {
        waiting.add(work);
        if (free > 0) {
            free--;
            scheduler.start("thread of " + life.machine.name, life, this::workUntilNoneWaits);
        }
    }

    private void workUntilNoneWaits() {
        for (var work = waiting.poll(); work != null; work = waiting.poll()) {
            work.run();
        }
        free++;
    }
}
