package org.nextcloudmcp.idp;

import java.net.URI;
import java.time.Duration;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

/**
 * Begins calls and sees to it that each one ends: a read time-out begins anew with each byte that drips in, so a thread
 * of our own cuts what takes too long. It waits in no pool behind the calls that it is to end.
 */
final class ProviderCalls implements AutoCloseable {

    private static final Duration TICK = Duration.ofMillis(250);

    private final Duration connect;
    private final Duration read;
    private final ScheduledThreadPoolExecutor watch;
    private final Function<Runnable, Future<?>> limit;
    private final Map<URI, Deque<ProviderResource>> idle = new ConcurrentHashMap<>();

    private ProviderCalls(
            Duration connect, Duration read, ScheduledThreadPoolExecutor watch, Function<Runnable, Future<?>> limit) {
        this.connect = connect;
        this.read = read;
        this.watch = watch;
        this.limit = limit;
    }

    /** Calls that may take so long. */
    static ProviderCalls within(ThreadFactory threads, Duration connect, Duration whole) {
        var watch = watch(threads);
        return new ProviderCalls(
                connect,
                // Behind the watch, should that ever be late.
                whole.plusSeconds(1),
                watch,
                expiry -> watch.schedule(expiry, whole.toMillis(), TimeUnit.MILLISECONDS));
    }

    /**
     * Calls that may take so long while this process runs: ticks are counted and not the time between them. After a stop
     * in the middle, an answer that came meanwhile lies in the socket and is read.
     */
    static ProviderCalls listening(ThreadFactory threads, Duration connect, Duration whole) {
        var watch = watch(threads);
        return new ProviderCalls(
                connect, whole.multipliedBy(5), watch, expiry -> ticking(watch, expiry, whole.dividedBy(TICK)));
    }

    private static ScheduledThreadPoolExecutor watch(ThreadFactory threads) {
        var watch = new ScheduledThreadPoolExecutor(1, threads);
        watch.setRemoveOnCancelPolicy(true);
        return watch;
    }

    private static Future<?> ticking(ScheduledThreadPoolExecutor watch, Runnable expiry, long most) {
        var ticks = new AtomicLong();
        Runnable tick = () -> {
            if (ticks.incrementAndGet() == most) {
                expiry.run();
            }
        };
        // Not at a fixed rate, which would make up for the ticks of a stop all at once.
        return watch.scheduleWithFixedDelay(tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A call whose time begins now. */
    ProviderCall begin(URI uri) {
        var clients = idle.computeIfAbsent(uri, any -> new ConcurrentLinkedDeque<>());
        // The one used last has the connection that is most likely still open.
        var client = Optional.ofNullable(clients.pollFirst()).orElseGet(() -> client(uri));
        return new ProviderCall(client, clients, limit);
    }

    private ProviderResource client(URI uri) {
        return RestClientBuilder.newBuilder()
                .baseUri(uri)
                .connectTimeout(connect.toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(read.toMillis(), TimeUnit.MILLISECONDS)
                // A redirect could carry the client secret or a refresh token to another host.
                .followRedirects(false)
                // Statuses of 400 and above are answers to us, not exceptions.
                .property("microprofile.rest.client.disable.default.mapper", true)
                .build(ProviderResource.class);
    }

    @Override
    public void close() {
        watch.shutdownNow();
        idle.values().forEach(clients -> clients.forEach(ProviderResource::close));
    }
}
