package org.nextcloudmcp.paging;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Where in a list a page begins: behind the entry with this key. A key and not a number, so that an entry which comes or
 * goes between two pages neither repeats another one nor hides it.
 *
 * @param after the key of the last entry of the page before; empty for the first page
 */
public record Position(Optional<String> after) {

    public static final Position START = new Position(Optional.empty());

    /** Longer than any cursor of ours: keys are names, ids and percent-encoded paths. */
    private static final int LONGEST = 24_000;

    private static final int CHECK_BYTES = 8;

    public static Position behind(String key) {
        return new Position(Optional.of(key));
    }

    /**
     * The position that the parameters of a list request ask for. A {@code cursor} that is null counts as left out.
     *
     * @param list the method, so that the cursor of one list is none of another
     * @return empty if the cursor was not made by {@link #cursor}
     */
    public static Optional<Position> of(JsonObject params, String list) {
        var given = params.getOrDefault("cursor", JsonValue.NULL);
        if (JsonValue.NULL.equals(given)) {
            return Optional.of(START);
        }
        return given instanceof JsonString text ? read(text.getString(), list) : Optional.empty();
    }

    /**
     * What clients send to go on after {@code key}. It carries a checksum, not a signature: a position is no secret and
     * grants nothing, and a cursor without a key serves on every node and after a restart. The checksum is there to tell
     * a damaged cursor from one of ours, which the specification wants.
     */
    public static String cursor(String list, String key) {
        var bytes = key.getBytes(StandardCharsets.UTF_8);
        var whole = ByteBuffer.allocate(CHECK_BYTES + bytes.length)
                .put(check(list, bytes))
                .put(bytes)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    /**
     * Reads a cursor.
     *
     * @param list what {@link #cursor} was given
     * @return empty if it was not made by {@link #cursor} for this list
     */
    public static Optional<Position> read(String cursor, String list) {
        if (cursor.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            var whole = Base64.getUrlDecoder().decode(cursor);
            if (whole.length < CHECK_BYTES) {
                return Optional.empty();
            }
            var key = Arrays.copyOfRange(whole, CHECK_BYTES, whole.length);
            return Arrays.equals(check(list, key), Arrays.copyOf(whole, CHECK_BYTES))
                    ? Optional.of(behind(StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(key))
                            .toString()))
                    : Optional.empty();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static byte[] check(String list, byte[] key) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(list.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return Arrays.copyOf(digest.digest(key), CHECK_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
