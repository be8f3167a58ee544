package org.nextcloudmcp.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/**
 * The same request again and again, from a few connections that each wait for their answer. It writes prepared bytes to
 * plain sockets, so that the load itself takes as little of the machine as it can.
 */
final class Load {

    private final String name;
    private final URI url;
    private final byte[] request;
    private final Supplier<Duration> processorTime;

    /**
     * @param headers beside Host and Content-Length
     * @param processorTime of the server's process, so far
     */
    Load(String name, URI url, Map<String, String> headers, String body, Supplier<Duration> processorTime) {
        this.name = name;
        this.url = url;
        this.processorTime = processorTime;
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder("POST " + url.getPath() + " HTTP/1.1\r\nHost: " + url.getAuthority()
                + "\r\nContent-Length: " + bytes.length + "\r\n");
        headers.forEach((header, value) ->
                head.append(header).append(": ").append(value).append("\r\n"));
        request = (head + "\r\n" + body).getBytes(StandardCharsets.UTF_8);
    }

    String name() {
        return name;
    }

    /** One answer, to see that it is the right one. */
    String answer() {
        try (Connection connection = new Connection(url)) {
            return connection.answer(request);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Sends for so long over so many connections. */
    Round run(int connections, Duration time) {
        Duration before = processorTime.get();
        long begun = System.nanoTime();
        long end = begun + time.toNanos();
        var threads = Executors.newFixedThreadPool(connections);
        try {
            List<Callable<LongStream>> callers = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                callers.add(() -> latencies(end));
            }
            LongStream all = LongStream.empty();
            for (var caller : threads.invokeAll(callers)) {
                all = LongStream.concat(all, caller.get());
            }
            long[] sorted = all.sorted().toArray();
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            return new Round(sorted, took, processorTime.get().minus(before));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stop);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(name + " did not answer as it should", failed.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private LongStream latencies(long end) throws IOException {
        LongStream.Builder latencies = LongStream.builder();
        try (Connection connection = new Connection(url)) {
            for (long now = System.nanoTime(); now < end; ) {
                connection.exchange(request);
                long then = System.nanoTime();
                latencies.add(then - now);
                now = then;
            }
        }
        return latencies.build();
    }
}
