package org.nextcloudmcp.conformance;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.nextcloudmcp.tools.ToolContent;

/** The smallest files of their kinds. */
final class Samples {

    private static final String RED_PIXEL =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==";

    private Samples() {}

    /** A PNG of one pixel. */
    static byte[] png() {
        return Base64.getDecoder().decode(RED_PIXEL);
    }

    static ToolContent.Image image() {
        return ToolContent.Image.of("image/png", png());
    }

    /** A WAV of two samples of silence: 8 kHz, one channel, 16 bits. */
    static byte[] wav() {
        return ByteBuffer.allocate(48)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(ascii("RIFF"))
                .putInt(40)
                .put(ascii("WAVEfmt "))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) 1)
                .putInt(8000)
                .putInt(16000)
                .putShort((short) 2)
                .putShort((short) 16)
                .put(ascii("data"))
                .putInt(4)
                .putInt(0)
                .array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
