package org.nextcloudmcp.redemption.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.nextcloudmcp.oauth.Subject;

/**
 * A record in a segment: its length, a checksum (CRC-32C) and then either {@code A} and an answer, or {@code D} and the
 * intent whose answer is done. Numbers are big-endian, texts have their length before them and are UTF-8; the intent's
 * id stands in the clear, as 36 characters.
 */
final class Frame {

    private static final byte ANSWER = 'A';
    private static final byte DONE = 'D';
    private static final int HEAD = Integer.BYTES + Integer.BYTES;
    private static final int ID = 36;

    private Frame() {}

    /** What a frame says: an answer is there, or is done. */
    record Content(UUID intentId, Optional<AnswerRecord> answer) {}

    static ByteBuffer of(AnswerRecord answer) {
        var issuer = utf8(answer.subject().issuer());
        var sub = utf8(answer.subject().sub());
        var sealed = utf8(answer.sealed());
        var length = 1 + ID + Long.BYTES + 3 * Integer.BYTES + issuer.length + sub.length + sealed.length;
        var frame = begun(length, ANSWER, answer.intentId()).putLong(answer.generation());
        put(put(put(frame, issuer), sub), sealed);
        return ended(frame);
    }

    static ByteBuffer done(UUID intentId) {
        return ended(begun(1 + ID, DONE, intentId));
    }

    /**
     * The next frame.
     *
     * @return empty where the segment ends: at zeros, or at a frame that a crash has torn
     */
    static Optional<Content> read(ByteBuffer segment) {
        if (segment.remaining() < HEAD) {
            return Optional.empty();
        }
        var length = segment.getInt();
        var checksum = segment.getInt();
        if (length < 1 + ID || length > segment.remaining()) {
            return Optional.empty();
        }
        var body = segment.slice(segment.position(), length);
        segment.position(segment.position() + length);
        return checksum(body.duplicate()) == checksum ? content(body) : Optional.empty();
    }

    private static Optional<Content> content(ByteBuffer body) {
        var kind = body.get();
        var id = UUID.fromString(text(body, ID));
        if (kind == DONE) {
            return Optional.of(new Content(id, Optional.empty()));
        }
        var generation = body.getLong();
        var subject = new Subject(text(body, body.getInt()), text(body, body.getInt()));
        return Optional.of(new Content(
                id, Optional.of(new AnswerRecord(id, subject, generation, text(body, body.getInt())))));
    }

    private static ByteBuffer begun(int length, byte kind, UUID id) {
        var frame = ByteBuffer.allocate(HEAD + length).putInt(length).putInt(0).put(kind);
        return frame.put(id.toString().getBytes(StandardCharsets.US_ASCII));
    }

    private static ByteBuffer ended(ByteBuffer frame) {
        frame.flip();
        return frame.putInt(Integer.BYTES, checksum(frame.slice(HEAD, frame.limit() - HEAD)));
    }

    private static int checksum(ByteBuffer body) {
        var checksum = new CRC32C();
        checksum.update(body);
        return (int) checksum.getValue();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static ByteBuffer put(ByteBuffer frame, byte[] text) {
        return frame.putInt(text.length).put(text);
    }

    private static String text(ByteBuffer body, int length) {
        var text = new byte[length];
        body.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }
}
