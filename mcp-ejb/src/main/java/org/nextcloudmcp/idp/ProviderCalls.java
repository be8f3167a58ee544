package org.nextcloudmcp.idp;

import java.net.URI;
import java.time.Duration;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

/**
 * Begins calls and sees to it that each one ends: a read time-out begins anew with each byte that drips in, so a thread
 * of our own cuts what takes too long. It waits in no pool behind the calls that it is to end.
 */
final class ProviderCalls implements AutoCloseable {

    private final Duration connect;
    private final Duration whole;
    private final ScheduledThreadPoolExecutor watch;
    private final Map<URI, Deque<ProviderResource>> idle = new ConcurrentHashMap<>();

    ProviderCalls(ThreadFactory threads, Duration connect, Duration whole) {
        this.connect = connect;
        this.whole = whole;
        this.watch = new ScheduledThreadPoolExecutor(1, threads);
        this.watch.setRemoveOnCancelPolicy(true);
    }

    /** A call whose time begins now. */
    ProviderCall begin(URI uri) {
        var clients = idle.computeIfAbsent(uri, any -> new ConcurrentLinkedDeque<>());
        // The one used last has the connection that is most likely still open.
        var client = Optional.ofNullable(clients.pollFirst()).orElseGet(() -> client(uri));
        return new ProviderCall(
                client, clients, expiry -> watch.schedule(expiry, whole.toMillis(), TimeUnit.MILLISECONDS));
    }

    private ProviderResource client(URI uri) {
        return RestClientBuilder.newBuilder()
                .baseUri(uri)
                .connectTimeout(connect.toMillis(), TimeUnit.MILLISECONDS)
                // Behind the watch, should that ever be late.
                .readTimeout(whole.plusSeconds(1).toMillis(), TimeUnit.MILLISECONDS)
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
