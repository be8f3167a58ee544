package org.nextcloudmcp.reliability;

import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.nextcloudmcp.harness.Await;

/** Calls without an end, until it is closed: users who know nothing of what is being broken. */
final class SteadyLoad implements AutoCloseable {
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(70);
    private static final Duration AFTER_A_REFUSAL = Duration.ofMillis(50);
    private static final int MOST_REMEMBERED = 1_000;

    private final LoadGenerator load;
    private final Supplier<ToolCall> next;
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(SteadyLoad::daemon);
    private final Map<Verdict, AtomicLong> counts = new ConcurrentHashMap<>();
    private final Queue<Answered> odd = new ConcurrentLinkedQueue<>();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicLong longestMillis = new AtomicLong();
    private volatile boolean ended;

    private SteadyLoad(LoadGenerator load, Supplier<ToolCall> next) {
        this.load = load;
        this.next = next;
    }

    /** So many calls at any time: each answer is followed by the next call. */
    static SteadyLoad of(int atOnce, LoadGenerator load, Supplier<ToolCall> next) {
        SteadyLoad steady = new SteadyLoad(load, next);
        for (int i = 0; i < atOnce; i++) {
            steady.callAgainAndAgain();
        }
        return steady;
    }

    /** So many calls each second, however long the answers take. */
    static SteadyLoad perSecond(int calls, LoadGenerator load, Supplier<ToolCall> next) {
        SteadyLoad steady = new SteadyLoad(load, next);
        steady.clockwork.scheduleAtFixedRate(steady::callOnce, 0, 1_000_000L / calls, TimeUnit.MICROSECONDS);
        return steady;
    }

    private void callAgainAndAgain() {
        if (ended) {
            return;
        }
        inFlight.incrementAndGet();
        load.send(next.get()).thenAccept(answer -> {
            note(answer);
            inFlight.decrementAndGet();
            // Refusals come at once: without a pause this would be a busy loop.
            boolean served = answer.verdict() == Verdict.RIGHT;
            long pause = served ? 0 : AFTER_A_REFUSAL.toMillis();
            if (!ended) {
                clockwork.schedule(this::callAgainAndAgain, pause, TimeUnit.MILLISECONDS);
            }
        });
    }

    private void callOnce() {
        inFlight.incrementAndGet();
        load.send(next.get()).thenAccept(answer -> {
            note(answer);
            inFlight.decrementAndGet();
        });
    }

    private void note(Answered answer) {
        counts.computeIfAbsent(answer.verdict(), verdict -> new AtomicLong()).incrementAndGet();
        longestMillis.accumulateAndGet(answer.took().toMillis(), Math::max);
        if (answer.verdict() != Verdict.RIGHT && odd.size() < MOST_REMEMBERED) {
            odd.add(answer);
        }
    }

    /** How many answers were worth this, so far. */
    long count(Verdict verdict) {
        return counts.getOrDefault(verdict, new AtomicLong()).get();
    }

    /** How many answers were not right, so far. */
    long notRight() {
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey() != Verdict.RIGHT)
                .mapToLong(entry -> entry.getValue().get())
                .sum();
    }

    /** The longest that anybody waited. */
    Duration longest() {
        return Duration.ofMillis(longestMillis.get());
    }

    /** Waits for more right answers: the load has passed whatever was before. */
    void awaitRightAnswers(long more, Duration atMost) {
        long goal = count(Verdict.RIGHT) + more;
        Await.until(more + " right answers", atMost, () -> count(Verdict.RIGHT) >= goal, this::toString);
    }

    /** Ends the load; returns when the last call is answered. */
    @Override
    public void close() {
        ended = true;
        clockwork.shutdown();
        Await.until("the last answers", LAST_ANSWERS, () -> inFlight.get() == 0, this::toString);
        clockwork.shutdownNow();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "steady-load");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public String toString() {
        return counts + ", longest " + longest().toMillis() + " ms"
                + odd.stream()
                        .collect(Collectors.groupingBy(
                                answer -> answer.verdict() + " " + answer.text(), Collectors.counting()))
                        .entrySet()
                        .stream()
                        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                        .limit(5)
                        .map(entry -> "\n" + entry.getValue() + " × " + entry.getKey())
                        .collect(Collectors.joining());
    }
}
