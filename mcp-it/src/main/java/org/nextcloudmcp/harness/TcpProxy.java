package org.nextcloudmcp.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The line to a server, as a test can break it: {@link #cut()} is a server that went away, {@link #freeze()} a network
 * that says nothing more. What was underway when the line froze arrives after {@link #heal()}, as TCP would do it, and
 * a client that gave up meanwhile leaves its connection open at the server: locks held there stay held.
 */
public final class TcpProxy implements AutoCloseable {
    private enum Line {
        OPEN,
        CUT,
        FROZEN
    }

    private final ServerSocket listener;
    private final int target;
    private final ExecutorService threads = Executors.newCachedThreadPool(TcpProxy::daemon);
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Object change = new Object();
    private Line line = Line.OPEN;

    private TcpProxy(ServerSocket listener, int target) {
        this.listener = listener;
        this.target = target;
    }

    /** Listens on a free port of the loopback interface, in front of another one. */
    public static TcpProxy before(int target) {
        try {
            TcpProxy proxy = new TcpProxy(new ServerSocket(0, 200, InetAddress.getLoopbackAddress()), target);
            proxy.threads.execute(proxy::listen);
            return proxy;
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot listen on a free port", failed);
        }
    }

    /** Where clients connect to. */
    public int port() {
        return listener.getLocalPort();
    }

    /** Resets all connections, and each new one at once. */
    public void cut() {
        become(Line.CUT);
        sockets.forEach(TcpProxy::reset);
    }

    /** Nothing passes any more, in either direction; new connections are taken and get no answer. */
    public void freeze() {
        become(Line.FROZEN);
    }

    /** Everything passes again. */
    public void heal() {
        become(Line.OPEN);
    }

    private void become(Line next) {
        synchronized (change) {
            line = next;
            change.notifyAll();
        }
    }

    /** Waits while the line is frozen. */
    private Line thawed() throws InterruptedException {
        synchronized (change) {
            while (line == Line.FROZEN) {
                change.wait();
            }
            return line;
        }
    }

    private void listen() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                sockets.add(client);
                threads.execute(() -> connect(client));
            } catch (IOException closed) {
                // by us, at the end
            }
        }
    }

    private void connect(Socket client) {
        try {
            if (thawed() == Line.CUT) {
                reset(client);
                return;
            }
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            sockets.add(server);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            threads.execute(() -> pump(client, server));
            pump(server, client);
        } catch (IOException unreachable) {
            reset(client);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void pump(Socket from, Socket to) {
        byte[] buffer = new byte[16 * 1024];
        try {
            int read = from.getInputStream().read(buffer);
            while (read >= 0 && thawed() == Line.OPEN) {
                to.getOutputStream().write(buffer, 0, read);
                read = from.getInputStream().read(buffer);
            }
            thawed();
        } catch (IOException ended) {
            // reset by us, or by one of the two
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            close(from);
            close(to);
        }
    }

    private void close(Socket socket) {
        sockets.remove(socket);
        try {
            socket.close();
        } catch (IOException already) {
            // it is of no more use either way
        }
    }

    /** Ends a connection as a kernel does whose process is gone. */
    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException already) {
            // it is of no more use either way
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "tcp-proxy");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException already) {
            // nothing listens then
        }
        cut();
        threads.shutdownNow();
    }
}
