package org.nextcloudmcp.streaming;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * One open stream of server-sent events. Writing never blocks: what the connection does not take at once waits in a
 * bounded queue, and a reader so slow that the queue overflows is cut off. That the client has gone is found out by
 * writing, so somebody has to write now and then ({@link #comment}).
 */
public final class EventStream implements WriteListener {

    /** A reader that is so many events, or so many bytes, behind does not read. */
    static final int MOST_WAITING_EVENTS = 512;

    static final int MOST_WAITING_BYTES = 16 * 1024 * 1024;

    private static final Logger LOG = Logger.getLogger(EventStream.class.getName());
    private static final byte[] COMMENT = ":\n\n".getBytes(StandardCharsets.US_ASCII);

    private final AsyncContext context;
    private final ServletOutputStream out;
    private final Runnable whenGone;
    private final Runnable whenClosed;
    private final ArrayDeque<byte[]> waiting = new ArrayDeque<>();
    private int waitingBytes;
    private boolean unflushed;
    private boolean ending;
    private boolean closed;
    private long lastWritten = System.nanoTime();

    private EventStream(AsyncContext context, Runnable whenGone, Runnable whenClosed) {
        this.context = context;
        this.whenGone = whenGone;
        this.whenClosed = whenClosed;
        try {
            out = context.getResponse().getOutputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Begins a response of type {@code text/event-stream}.
     *
     * @param context of a request that was suspended, to whose response nothing has been written
     * @param headers further headers of the response
     * @param whenGone to be run if the client goes, or is cut off, before everything was written; must not block
     * @param whenClosed to be run when the response has ended, however; must not block
     */
    public static EventStream open(
            AsyncContext context, Map<String, String> headers, Runnable whenGone, Runnable whenClosed) {
        var response = (HttpServletResponse) context.getResponse();
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType("text/event-stream");
        response.setHeader("Cache-Control", "no-store");
        // proxies such as nginx hold small writes back otherwise
        response.setHeader("X-Accel-Buffering", "no");
        headers.forEach(response::setHeader);
        commit(response);
        var stream = new EventStream(context, whenGone, whenClosed);
        stream.out.setWriteListener(stream);
        stream.comment();
        return stream;
    }

    /** The client has its headers at once: what is written before this thread has left would wait for the next write. */
    private static void commit(HttpServletResponse response) {
        try {
            response.flushBuffer();
        } catch (IOException e) {
            LOG.log(Level.FINE, "the client has gone before its stream began", e);
        }
    }

    /** Sends one event; {@code data} is a single line. Nothing happens after the end. */
    public void send(String data) {
        write(("event: message\ndata: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Sends a comment, which readers ignore: it keeps the connection alive and shows whether anybody is there. */
    public void comment() {
        write(COMMENT);
    }

    /** How long nothing has been sent, in nanoseconds. */
    public synchronized long idleNanos() {
        return System.nanoTime() - lastWritten;
    }

    public synchronized boolean isClosed() {
        return closed;
    }

    /** Ends the response when everything has been written. */
    public synchronized void end() {
        if (!closed) {
            ending = true;
            drain();
        }
    }

    private void write(byte[] event) {
        boolean overflowed;
        synchronized (this) {
            if (closed || ending) {
                return;
            }
            lastWritten = System.nanoTime();
            waiting.add(event);
            waitingBytes += event.length;
            // a single event is never too much: its reader has not had the time to fall behind
            overflowed =
                    waiting.size() > MOST_WAITING_EVENTS || (waiting.size() > 1 && waitingBytes > MOST_WAITING_BYTES);
            if (!overflowed) {
                drain();
            }
        }
        if (overflowed) {
            gone("its reader is too slow");
        }
    }

    @Override
    public void onWritePossible() {
        synchronized (this) {
            drain();
        }
    }

    @Override
    public void onError(Throwable failure) {
        gone("the connection broke");
    }

    /** Writes as long as the connection takes it (Servlet 6.0: nothing may be written before isReady says so). */
    private void drain() {
        try {
            while (!closed && out.isReady()) {
                if (!waiting.isEmpty()) {
                    var event = waiting.remove();
                    waitingBytes -= event.length;
                    out.write(event);
                    unflushed = true;
                } else if (unflushed) {
                    unflushed = false;
                    out.flush();
                } else {
                    if (ending) {
                        close();
                    }
                    return;
                }
            }
        } catch (IOException e) {
            gone("the client has gone");
        }
    }

    private void gone(String why) {
        synchronized (this) {
            if (closed) {
                return;
            }
            close();
        }
        LOG.log(Level.FINE, "a stream ended: {0}", why);
        whenGone.run();
    }

    private void close() {
        closed = true;
        waiting.clear();
        try {
            context.complete();
        } catch (IllegalStateException e) {
            // the container ended the request before us, which is what was wanted
            LOG.log(Level.FINE, "a stream was ended by the container", e);
        }
        whenClosed.run();
    }
}
