package org.nextcloudmcp.mcp;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The rules for a body before it is read as JSON: its size and its media type. */
final class RequestBody {

    private static final Pattern JSON =
            Pattern.compile("application/json\\s*(;\\s*charset\\s*=\\s*\"?utf-8\"?\\s*)?;?\\s*");

    private RequestBody() {}

    /** Whether the media type is JSON in UTF-8 (RFC 8259 section 8.1). Without a type it is not: a form could be it. */
    static boolean isJson(Optional<String> contentType) {
        return contentType.isPresent()
                && JSON.matcher(contentType.get().strip().toLowerCase(Locale.ROOT))
                        .matches();
    }

    /** The whole body, or empty if it is too large. No more than one byte beyond the limit is read. */
    static Optional<byte[]> read(InputStream body, int most) throws IOException {
        var bytes = body.readNBytes(most + 1);
        return bytes.length > most ? Optional.empty() : Optional.of(bytes);
    }
}
