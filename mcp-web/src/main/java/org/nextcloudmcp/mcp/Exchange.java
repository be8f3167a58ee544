package org.nextcloudmcp.mcp;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.nextcloudmcp.call.Call;
import org.nextcloudmcp.call.CancelledException;
import org.nextcloudmcp.call.ClientInput;
import org.nextcloudmcp.limits.Permission;
import org.nextcloudmcp.streaming.Heartbeat;

/**
 * One request over time: its rounds run on threads of the container, and between two rounds, while the client or its user
 * is asked, it holds none.
 */
final class Exchange implements Heartbeat.Member {

    private final Prepared.ToRun toRun;
    private final Surroundings surroundings;
    private final Permission.Granted permission;
    private final List<Runnable> whenOver = new CopyOnWriteArrayList<>();
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger rounds = new AtomicInteger();
    private volatile Deadline deadline;

    @SuppressWarnings("NullAway.Init") // begin sets it before anything can happen
    private Reply reply;

    /**
     * What every exchange needs.
     *
     * @param threads for the rounds
     */
    record Surroundings(
            Executor threads,
            Heartbeat heartbeat,
            CallTime time,
            Incidents incidents,
            OpenQuestions questions,
            ConsentRounds consents) {}

    /** @param permission given back when no thread works for this any more and nothing is left to be written */
    Exchange(Prepared.ToRun toRun, Permission.Granted permission, Surroundings surroundings) {
        this.toRun = toRun;
        this.permission = permission;
        this.surroundings = surroundings;
        this.deadline = surroundings.time().start();
    }

    /** To be run when nothing follows any more. Must not block. */
    void whenOver(Runnable then) {
        whenOver.add(then);
        if (over.get()) {
            then.run();
        }
    }

    /** @param to where the answer goes, and everything before it */
    void begin(Reply to) {
        reply = to;
        surroundings.heartbeat().join(this);
        next(toRun.asked());
    }

    /** The client wants no answer any more. Does not block. */
    void cancel() {
        end();
        deadline.cancel();
    }

    /** The connection is gone. Where that is no cancellation the work goes on, and nobody reads the answer. */
    void disconnected() {
        if (toRun.era().endsWithItsStream()) {
            cancel();
        }
    }

    /** What can be given back is given back; called when a round or the writing of the answer has ended. */
    void release() {
        if (over.get() && rounds.get() == 0 && reply.isClosed()) {
            permission.close();
        }
    }

    @Override
    public boolean beat() {
        try {
            return beaten();
        } catch (RuntimeException e) {
            cancel();
            throw e;
        }
    }

    private boolean beaten() {
        if (over.get()) {
            // what was cancelled gets no answer; its response is ended here, outside of the locks of a stream
            reply.abandon(new McpAnswer.Accepted());
            return false;
        }
        if (deadline.isOver()) {
            finish(toRun.era().answer(toRun.asked(), surroundings.time().over(toRun.asked())));
            return false;
        }
        reply.beat();
        return true;
    }

    private void next(Asked asked) {
        surroundings.threads().execute(() -> {
            rounds.incrementAndGet();
            try {
                round(asked);
            } finally {
                rounds.decrementAndGet();
                release();
            }
        });
    }

    private void round(Asked asked) {
        if (over.get()) {
            return;
        }
        try {
            var metadata = asked.metadata();
            var call = new Call(
                    asked.caller(),
                    asked.input(),
                    ToldProgress.of(metadata.progressToken(), reply::tell),
                    deadline,
                    ToldLog.of(asked.logLevel(), reply::tell),
                    metadata.trace());
            follow(asked, toRun.era().run(asked, call));
        } catch (CancelledException e) {
            // either nobody waits, or the heartbeat says that the time is over
        } catch (RuntimeException e) {
            // a fault of ours must not reach the container's error page: the client gets an error it can read
            finish(toRun.era()
                    .fault(
                            asked,
                            surroundings
                                    .incidents()
                                    .recorded(e, asked.metadata().trace())));
        }
    }

    private void follow(Asked asked, MethodOutcome outcome) {
        if (over.get()) {
            return;
        }
        if (outcome instanceof MethodOutcome.InputRequired input
                && toRun.era().asksOnTheStream(asked, input)
                && reply.canTell()) {
            deadline = surroundings.time().startOfQuestions();
            surroundings.questions().ask(this, asked, input, reply::tell);
            whenOver(() -> surroundings.questions().forget(this));
        } else if (outcome instanceof MethodOutcome.ConsentOpen open) {
            deadline = surroundings.time().startOfQuestions();
            whenOver(surroundings.consents().await(asked, open, changed -> decided(asked, open, changed)));
        } else {
            finish(toRun.era().answer(asked, outcome));
        }
    }

    private void decided(Asked asked, MethodOutcome.ConsentOpen open, boolean changed) {
        if (changed) {
            deadline = surroundings.time().start();
            next(asked);
        } else {
            finish(toRun.era().answer(asked, open));
        }
    }

    /** All questions are answered: the method runs again, with the answers. */
    void answered(Asked asked, ClientInput input) {
        deadline = surroundings.time().start();
        next(asked.with(input));
    }

    /** A question cannot be answered, so neither can the request. */
    void unanswered(Asked asked, MethodOutcome outcome) {
        finish(toRun.era().answer(asked, outcome));
    }

    private void finish(McpAnswer answer) {
        end();
        surroundings.heartbeat().leave(this);
        reply.finish(answer);
    }

    private void end() {
        if (over.compareAndSet(false, true)) {
            whenOver.forEach(Runnable::run);
        }
    }
}
