package org.nextcloudmcp.robustness;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.net.ssl.SSLSocket;
import org.nextcloudmcp.harness.AnyCertificate;

/** One request over HTTP/2 with any {@code :authority}, which the JDK's client does not let us choose (RFC 9113, 7541). */
final class RawHttp2 implements AutoCloseable {
    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int RESET = 3;
    private static final int SETTINGS = 4;
    private static final int PING = 6;
    private static final int GOAWAY = 7;
    private static final int END_STREAM = 1;
    private static final int END_HEADERS = 4;

    private final SSLSocket socket;
    private final DataInputStream in;

    /** @param reset the server refused the request as malformed, or hung up */
    record Answer(String body, boolean reset) {}

    RawHttp2(int port) {
        try {
            socket = (SSLSocket)
                    AnyCertificate.context().getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(20_000);
            var parameters = socket.getSSLParameters();
            parameters.setApplicationProtocols(new String[] {"h2"});
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            if (!"h2".equals(socket.getApplicationProtocol())) {
                throw new IllegalStateException("the server does not offer h2");
            }
            in = new DataInputStream(socket.getInputStream());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Answer post(String authority, String path, Map<String, String> headers, String body) {
        var block = new ByteArrayOutputStream();
        literal(block, ":method", "POST");
        literal(block, ":scheme", "https");
        literal(block, ":authority", authority);
        literal(block, ":path", path);
        headers.forEach((name, value) -> literal(block, name, value));
        try {
            socket.getOutputStream().write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            frame(SETTINGS, 0, 0, new byte[0]);
            frame(HEADERS, END_HEADERS, 1, block.toByteArray());
            frame(DATA, END_STREAM, 1, body.getBytes(StandardCharsets.UTF_8));
            return read();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Answer read() throws IOException {
        var body = new ByteArrayOutputStream();
        try {
            while (true) {
                int length = (in.readUnsignedByte() << 16) | in.readUnsignedShort();
                int type = in.readUnsignedByte();
                int flags = in.readUnsignedByte();
                int stream = in.readInt();
                byte[] payload = in.readNBytes(length);
                if (type == SETTINGS && (flags & 1) == 0) {
                    frame(SETTINGS, 1, 0, new byte[0]);
                } else if (type == PING && (flags & 1) == 0) {
                    frame(PING, 1, 0, payload);
                } else if (type == DATA) {
                    body.writeBytes(payload);
                }
                if (type == RESET || type == GOAWAY) {
                    return new Answer(body.toString(StandardCharsets.UTF_8), true);
                }
                if (stream == 1 && (type == DATA || type == HEADERS) && (flags & END_STREAM) != 0) {
                    return new Answer(body.toString(StandardCharsets.UTF_8), false);
                }
            }
        } catch (EOFException | SocketException closed) {
            return new Answer(body.toString(StandardCharsets.UTF_8), true);
        }
    }

    private void frame(int type, int flags, int stream, byte[] payload) throws IOException {
        var frame = ByteBuffer.allocate(9 + payload.length);
        frame.put((byte) (payload.length >> 16)).putShort((short) payload.length);
        frame.put((byte) type).put((byte) flags).putInt(stream).put(payload);
        socket.getOutputStream().write(frame.array());
        socket.getOutputStream().flush();
    }

    /** Literal without indexing, new name, no Huffman (RFC 7541 section 6.2.2). */
    private static void literal(ByteArrayOutputStream block, String name, String value) {
        block.write(0);
        text(block, name);
        text(block, value);
    }

    private static void text(ByteArrayOutputStream block, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        int length = bytes.length;
        if (length < 127) {
            block.write(length);
        } else {
            block.write(127);
            for (length -= 127; length >= 128; length >>= 7) {
                block.write((length & 127) | 128);
            }
            block.write(length);
        }
        block.writeBytes(bytes);
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
