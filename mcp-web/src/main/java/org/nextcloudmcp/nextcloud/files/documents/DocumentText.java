package org.nextcloudmcp.nextcloud.files.documents;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.nextcloudmcp.call.Cancellation;
import org.nextcloudmcp.call.Progress;

/**
 * Takes the text out of documents: two at once in the whole server, each for a limited time. A parser that does not look
 * whether it is stopped keeps its place until it ends, so that there are never more than two, but nobody waits for it.
 */
@Singleton
public class DocumentText {

    static final int AT_ONCE = 2;

    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final long LOOK_EVERY_MILLIS = 100;

    /** They warn of what is odd in a document and quote it; held here, because a logger nobody holds forgets its level. */
    private static final List<Logger> PARSERS = Stream.of(
                    "org.apache.pdfbox", "org.apache.fontbox", "org.apache.tika", "org.apache.poi")
            .map(Logger::getLogger)
            .toList();

    private final Executor threads;
    private final Duration longest;
    private final Semaphore places = new Semaphore(AT_ONCE, true);

    @Inject
    public DocumentText(DocumentThreads threads) {
        this(threads, LONGEST);
    }

    DocumentText(Executor threads, Duration longest) {
        this.threads = threads;
        this.longest = longest;
        PARSERS.forEach(logger -> logger.setLevel(Level.SEVERE));
    }

    /**
     * Extracts a part of the text.
     *
     * @param document gives all of it; asked for when there is a place, so that no more documents are held than are read
     * @param offset how many characters of the text to leave out
     * @param length how many to answer at most
     * @throws org.nextcloudmcp.call.CancelledException if nobody waits any more
     */
    public Extraction extract(
            Supplier<byte[]> document, long offset, int length, Cancellation cancellation, Progress progress) {
        if (!enter(System.nanoTime() + longest.toNanos(), cancellation)) {
            return new Extraction.Refused(Extraction.Reason.BUSY);
        }
        var parsing = new Parsing(fetched(document), offset, length);
        var deadline = System.nanoTime() + longest.toNanos();
        var task = new FutureTask<>(parsing);
        start(task);
        try {
            return await(task, parsing, deadline, cancellation, progress);
        } finally {
            parsing.stop();
            task.cancel(true);
        }
    }

    private byte[] fetched(Supplier<byte[]> document) {
        var isFetched = false;
        try {
            var bytes = document.get();
            isFetched = true;
            return bytes;
        } finally {
            if (!isFetched) {
                places.release();
            }
        }
    }

    private void start(FutureTask<Extraction> task) {
        var isStarted = false;
        try {
            threads.execute(() -> {
                try {
                    task.run();
                } finally {
                    places.release();
                }
            });
            isStarted = true;
        } finally {
            if (!isStarted) {
                places.release();
            }
        }
    }

    private boolean enter(long deadline, Cancellation cancellation) {
        try {
            while (!places.tryAcquire(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                cancellation.check();
                if (System.nanoTime() - deadline > 0) {
                    return false;
                }
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Extraction await(
            FutureTask<Extraction> task, Parsing parsing, long deadline, Cancellation cancellation, Progress progress) {
        try {
            while (System.nanoTime() - deadline < 0) {
                try {
                    return task.get(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    cancellation.check();
                    progress.report(
                            (double) parsing.seen(),
                            OptionalDouble.empty(),
                            Optional.of("Reading the document's text."));
                }
            }
            return new Extraction.Refused(Extraction.Reason.TOO_SLOW);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Extraction.Refused(Extraction.Reason.BUSY);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a parser is not complete", e.getCause());
        }
    }
}
