package org.nextcloudmcp.reliability;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * Many calls at once from few threads: calls wait in flight, not in threads of their own, so that hundreds of users can
 * wait for a provider at the same time.
 */
final class LoadGenerator implements AutoCloseable {
    private static final int LONGEST_TEXT = 200;

    static {
        // The server closes what is idle for 30 s; a request sent at that moment would be lost and count as no answer.
        System.setProperty("jdk.httpclient.keepalive.timeout", "10");
    }

    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(20))
            .executor(threads)
            .build();

    /** Makes the calls in this order, so many at a time, and returns when all are answered. */
    LoadReport run(List<ToolCall> calls, int atOnce) {
        Queue<Answered> answers = new ConcurrentLinkedQueue<>();
        Semaphore room = new Semaphore(atOnce);
        long begun = System.nanoTime();
        for (ToolCall call : calls) {
            room.acquireUninterruptibly();
            send(call).thenAccept(answer -> {
                answers.add(answer);
                room.release();
            });
        }
        room.acquireUninterruptibly(atOnce);
        return new LoadReport(List.copyOf(answers), Duration.ofNanos(System.nanoTime() - begun));
    }

    /** Makes one call; what goes wrong is an answer too. */
    CompletableFuture<Answered> send(ToolCall call) {
        long begun = System.nanoTime();
        return client.sendAsync(call.request(), HttpResponse.BodyHandlers.ofString())
                .handle((answer, failure) -> {
                    Duration took = Duration.ofNanos(System.nanoTime() - begun);
                    if (failure != null) {
                        return new Answered(call, Verdict.NONE, took, String.valueOf(failure));
                    }
                    Verdict verdict = call.verdict(answer);
                    return new Answered(call, verdict, took, verdict == Verdict.RIGHT ? "" : text(answer));
                });
    }

    /** Makes one call and answers the body; empty if there was no answer. */
    Optional<String> body(ToolCall call) {
        return client.sendAsync(call.request(), HttpResponse.BodyHandlers.ofString())
                .handle((answer, failure) -> Optional.ofNullable(answer).map(HttpResponse::body))
                .join();
    }

    private static String text(HttpResponse<String> answer) {
        String body = answer.body();
        return answer.statusCode() + " " + body.substring(0, Math.min(LONGEST_TEXT, body.length()));
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
