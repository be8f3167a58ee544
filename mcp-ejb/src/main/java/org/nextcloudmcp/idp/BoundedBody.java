package org.nextcloudmcp.idp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads a body that must not fill the memory. */
final class BoundedBody {

    /** Far above any discovery document, key set or token response that is meant well. */
    static final int LARGEST = 256 * 1024;

    private static final int CHUNK = 8 * 1024;

    private BoundedBody() {}

    /** There is more than {@link #LARGEST}. */
    static final class OversizedBody extends IOException {}

    /**
     * The body as UTF-8 text.
     *
     * @param body {@code null} if the answer has none
     * @throws OversizedBody if the body is larger than {@link #LARGEST}
     * @throws IOException if the body cannot be read to its end
     */
    static String read(@Nullable InputStream body) throws IOException {
        if (body == null) {
            return "";
        }
        var read = new ByteArrayOutputStream();
        var chunk = new byte[CHUNK];
        for (var length = body.read(chunk); length >= 0; length = body.read(chunk)) {
            read.write(chunk, 0, length);
            if (read.size() > LARGEST) {
                throw new OversizedBody();
            }
        }
        return read.toString(StandardCharsets.UTF_8);
    }
}
