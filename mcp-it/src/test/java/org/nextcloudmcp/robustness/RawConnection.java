package org.nextcloudmcp.robustness;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** A connection on which anything can be sent, as no client would. */
final class RawConnection implements AutoCloseable {
    private final Socket socket;

    RawConnection(int port) {
        try {
            socket = new Socket();
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 5_000);
            socket.setSoTimeout(20_000);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    RawConnection send(String text) {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    RawConnection send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The first line that comes. */
    String line() {
        var line = new StringBuilder();
        try {
            for (int c = socket.getInputStream().read();
                    c > '\r';
                    c = socket.getInputStream().read()) {
                line.append((char) c);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return line.toString();
    }

    /** All that comes until the other side closes or is silent for long. */
    String answer() {
        var answer = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(answer);
        } catch (SocketTimeoutException silent) {
            answer.writeBytes("[silence]".getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException reset) {
            answer.writeBytes("[reset]".getBytes(StandardCharsets.ISO_8859_1));
        }
        return answer.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
