package org.nextcloudmcp.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.temporal.ChronoField;
import java.util.HexFormat;
import java.util.Optional;
import org.nextcloudmcp.oauth.ClientId;
import org.nextcloudmcp.oauth.Subject;

/**
 * A link of the chain: SHA-256 over the hash before it, the event's number and the event itself.
 *
 * <p>Each part of the hashed bytes has a fixed length or its length before it, and what may be missing says whether it
 * is there. So no two different histories have the same bytes, and moving a letter from one column into the next shows.
 *
 * @param hex 64 lower-case hex digits
 */
record ChainHash(String hex) {

    /** Before the first event. */
    static final ChainHash START = new ChainHash("0".repeat(64));

    private static final byte[] FORM = "nextcloud-mcp-broker audit 1".getBytes(StandardCharsets.US_ASCII);

    /** The hash of the event that follows this one. */
    ChainHash next(long number, AuditEvent event) {
        var digest = sha256();
        digest.update(FORM);
        digest.update(HexFormat.of().parseHex(hex));
        put(digest, number);
        put(digest, event.at().getEpochSecond());
        put(digest, event.at().getLong(ChronoField.MICRO_OF_SECOND));
        put(digest, Optional.of(event.action().name()));
        put(digest, event.subject().map(Subject::issuer));
        put(digest, event.subject().map(Subject::sub));
        put(digest, event.client().map(ClientId::value));
        put(digest, Optional.of(event.outcome()));
        put(digest, event.tokenFingerprint());
        return new ChainHash(HexFormat.of().formatHex(digest.digest()));
    }

    private static void put(MessageDigest digest, long number) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }

    /** The length, or -1 if there is none, and the UTF-16 code units as they are. */
    private static void put(MessageDigest digest, Optional<String> text) {
        put(digest, text.map(String::length).orElse(-1));
        text.ifPresent(present -> digest.update(present.getBytes(StandardCharsets.UTF_16BE)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
