package org.nextcloudmcp.idp;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;

/** A server of raw sockets on this machine that answers each request as a test says, byte by byte. */
final class LocalServer implements AutoCloseable {

    /** Writes an answer; what it throws because the client hung up is expected. */
    @FunctionalInterface
    interface Answer {
        void write(OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket listening;
    private final Answer answer;
    private final String scheme;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final BlockingQueue<String> hangUps = new LinkedBlockingQueue<>();
    final List<String> requests = new CopyOnWriteArrayList<>();
    final AtomicInteger connections = new AtomicInteger();

    LocalServer(Answer answer) {
        this(ServerSocketFactory.getDefault(), "http", answer);
    }

    LocalServer(ServerSocketFactory sockets, String scheme, Answer answer) {
        this.answer = answer;
        this.scheme = scheme;
        try {
            listening = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        started(this::accept);
    }

    URI uri() {
        return URI.create(scheme + "://localhost:" + listening.getLocalPort() + "/token");
    }

    /** Whether a client ends its connection, waiting for it if need be. */
    boolean isHungUpOn() throws InterruptedException {
        return hangUps.poll(10, TimeUnit.SECONDS) != null;
    }

    /** An answer in full. */
    static Answer json(String body) {
        return out -> out.write(("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                        + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII));
    }

    static Answer text(String answer) {
        return out -> out.write(answer.getBytes(StandardCharsets.US_ASCII));
    }

    private void accept() {
        try {
            while (!listening.isClosed()) {
                var socket = listening.accept();
                sockets.add(socket);
                connections.incrementAndGet();
                started(() -> serve(socket));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var in = new BufferedInputStream(socket.getInputStream());
            for (var request = request(in); !request.isEmpty(); request = request(in)) {
                requests.add(request);
                answer.write(socket.getOutputStream());
                socket.getOutputStream().flush();
            }
        } catch (IOException | InterruptedException hungUp) {
            // seen below
        } finally {
            hangUps.add("one");
        }
    }

    /** Head and body of a request; empty if the client has gone. */
    private static String request(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            var next = in.read();
            if (next < 0) {
                return "";
            }
            head.append((char) next);
        }
        var length = head.toString()
                .lines()
                .filter(line -> line.regionMatches(true, 0, "content-length:", 0, 15))
                .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
        return head + new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private static void started(Runnable work) {
        var thread = new Thread(work, "local server");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            listening.close();
            for (var socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
