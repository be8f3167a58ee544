package org.nextcloudmcp.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A stream of events")
class EventStreamTest {

    private final Connection connection = new Connection();
    private boolean gone;
    private int closed;

    @Test
    @DisplayName("begins with its headers and a comment, which shows the client that it is there")
    void begins() {
        open();

        assertThat(connection.headers)
                .containsEntry("X-Accel-Buffering", "no")
                .containsEntry("Cache-Control", "no-store")
                .containsEntry("Vary", "Origin");
        assertThat(connection.text()).isEqualTo(":\n\n");
    }

    @Test
    @DisplayName("writes one event for each message, and ends when all is written")
    void writes() {
        var stream = open();

        stream.send("{\"a\":\"ü\"}");
        stream.end();
        stream.send("late");

        assertThat(connection.text()).isEqualTo(":\n\nevent: message\ndata: {\"a\":\"ü\"}\n\n");
        assertThat(connection.completed).isEqualTo(1);
        assertThat(closed).isEqualTo(1);
        assertThat(gone).isFalse();
    }

    @Test
    @DisplayName("keeps what the connection does not take now, in order, and blocks nobody")
    void waits() {
        var stream = open();
        connection.ready = false;

        stream.send("1");
        stream.send("2");
        stream.end();
        assertThat(connection.text()).isEqualTo(":\n\n");
        assertThat(connection.completed).isZero();

        connection.ready = true;
        stream.onWritePossible();
        assertThat(connection.text()).endsWith("data: 1\n\nevent: message\ndata: 2\n\n");
        assertThat(connection.completed).isEqualTo(1);
    }

    @Test
    @DisplayName("cuts a reader off that falls too far behind")
    void slowReader() {
        var stream = open();
        connection.ready = false;

        for (var i = 0; i <= EventStream.MOST_WAITING_EVENTS; i++) {
            stream.send(String.valueOf(i));
        }

        assertThat(gone).isTrue();
        assertThat(stream.isClosed()).isTrue();
        assertThat(connection.completed).isEqualTo(1);
    }

    @Test
    @DisplayName("takes a single event of any size: its reader has not had the time to fall behind")
    void largeEvent() {
        var stream = open();
        connection.ready = false;

        stream.send("x".repeat(EventStream.MOST_WAITING_BYTES + 1));
        assertThat(gone).isFalse();

        stream.send("and one more");
        assertThat(gone).isTrue();
    }

    @Test
    @DisplayName("finds out by writing that the client has gone, and says so once")
    void clientGone() {
        var stream = open();
        connection.broken = true;

        stream.comment();
        stream.comment();
        stream.onError(new IOException("again"));

        assertThat(gone).isTrue();
        assertThat(closed).isEqualTo(1);
        assertThat(connection.completed).isEqualTo(1);
    }

    private EventStream open() {
        return EventStream.open(connection.context(), Map.of("Vary", "Origin"), () -> gone = true, () -> closed++);
    }

    /** A connection that takes what it is told to take. */
    private static final class Connection extends ServletOutputStream {

        private final ByteArrayOutputStream written = new ByteArrayOutputStream();
        private final Map<String, String> headers = new HashMap<>();
        private boolean ready = true;
        private boolean broken;
        private int completed;

        AsyncContext context() {
            var response = (HttpServletResponse) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {HttpServletResponse.class}, (self, method, given) -> {
                        if (method.getName().equals("setHeader")) {
                            headers.put((String) given[0], (String) given[1]);
                        }
                        return method.getName().equals("getOutputStream") ? this : null;
                    });
            return (AsyncContext) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {AsyncContext.class}, (self, method, given) -> {
                        if (method.getName().equals("complete")) {
                            completed++;
                        }
                        return method.getName().equals("getResponse") ? response : null;
                    });
        }

        String text() {
            return written.toString(StandardCharsets.UTF_8);
        }

        @Override
        public boolean isReady() {
            return ready;
        }

        @Override
        public void setWriteListener(WriteListener listener) {}

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (broken) {
                throw new IOException("broken pipe");
            }
            written.write(bytes, offset, length);
        }
    }
}
