package org.nextcloudmcp.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The line itself, before anything is concluded from what a broker does on it. */
class TcpProxyTest {
    private static final int SOON = 300;
    private static final int PATIENT = 10_000;

    private final ServerSocket echo = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final TcpProxy line = TcpProxy.before(echo.getLocalPort());

    TcpProxyTest() throws IOException {
        Executors.newCachedThreadPool(work -> {
                    Thread thread = new Thread(work);
                    thread.setDaemon(true);
                    return thread;
                })
                .execute(this::serve);
    }

    /** One connection after the other; each byte is sent back. */
    private void serve() {
        while (!echo.isClosed()) {
            try (Socket socket = echo.accept()) {
                socket.getInputStream().transferTo(socket.getOutputStream());
            } catch (IOException ended) {
                // the next one
            }
        }
    }

    @AfterEach
    void close() throws IOException {
        line.close();
        echo.close();
    }

    private Socket connected() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), line.port());
        socket.setSoTimeout(PATIENT);
        return socket;
    }

    private static int echoed(Socket socket, int sent) throws IOException {
        socket.getOutputStream().write(sent);
        return socket.getInputStream().read();
    }

    @Test
    void anOpenLinePassesEverything() throws IOException {
        try (Socket client = connected()) {
            assertThat(echoed(client, 7)).isEqualTo(7);
        }
    }

    @Test
    void aCutLineResetsWhatIsOpenAndWhatComesAndHealsForNewConnections() throws IOException {
        try (Socket before = connected()) {
            assertThat(echoed(before, 1)).isEqualTo(1);
            line.cut();
            assertThatThrownBy(() -> echoed(before, 2)).isInstanceOf(SocketException.class);
        }
        try (Socket meanwhile = connected()) {
            assertThatThrownBy(() -> echoed(meanwhile, 3)).isInstanceOf(SocketException.class);
        }
        line.heal();
        try (Socket after = connected()) {
            assertThat(echoed(after, 4)).isEqualTo(4);
        }
    }

    @Test
    void aFrozenLineSaysNothingAndDeliversLater() throws IOException {
        try (Socket client = connected()) {
            assertThat(echoed(client, 1)).isEqualTo(1);
            line.freeze();
            client.setSoTimeout(SOON);
            assertThatThrownBy(() -> echoed(client, 2)).isInstanceOf(SocketTimeoutException.class);
            line.heal();
            client.setSoTimeout(PATIENT);
            assertThat(client.getInputStream().read()).isEqualTo(2);
        }
    }
}
