package org.nextcloudmcp.idp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Reads a body that must not fill the memory nor drip for ever. */
final class BoundedBody {

    /** Far above any discovery document, key set or token response that is meant well. */
    static final int LARGEST = 256 * 1024;

    private static final int CHUNK = 8 * 1024;

    private BoundedBody() {}

    /**
     * The body as UTF-8 text.
     *
     * @param body {@code null} if the answer has none
     * @param late whether the time for the whole answer is over; asked before every chunk
     * @throws IOException if the body is larger than {@link #LARGEST} or late
     */
    static String read(@Nullable InputStream body, BooleanSupplier late) throws IOException {
        if (body == null) {
            return "";
        }
        var read = new ByteArrayOutputStream();
        var chunk = new byte[CHUNK];
        for (var length = body.read(chunk); length >= 0; length = body.read(chunk)) {
            read.write(chunk, 0, length);
            if (read.size() > LARGEST) {
                throw new IOException("the body is too large");
            }
            if (late.getAsBoolean()) {
                throw new IOException("the body takes too long");
            }
        }
        return read.toString(StandardCharsets.UTF_8);
    }
}
