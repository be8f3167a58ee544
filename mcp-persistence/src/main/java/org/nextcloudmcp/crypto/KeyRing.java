package org.nextcloudmcp.crypto;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The encryption keys of the server: the first seals, all open. So a key is rotated by putting a new one in front and
 * keeping the old one until nothing sealed by it is left.
 */
public final class KeyRing {

    private static final int KEY_BYTES = 32;
    private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final String sealingKeyId;
    private final Map<String, SecretKey> keys;

    private KeyRing(String sealingKeyId, Map<String, SecretKey> keys) {
        this.sealingKeyId = sealingKeyId;
        this.keys = Collections.unmodifiableMap(keys);
    }

    /**
     * Reads {@code id:base64(32 bytes)} entries, comma separated.
     *
     * @throws IllegalArgumentException if an entry is not of that form, an id is given twice or there is no entry; the
     *     message names the entry by its position (and its id where that is legible) and never shows any of the key
     */
    public static KeyRing parse(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("there is no encryption key");
        }
        var keys = new LinkedHashMap<String, SecretKey>();
        var position = 0;
        var first = "";
        for (var entry : text.split(",", -1)) {
            position++;
            var colon = entry.indexOf(':');
            if (colon < 0) {
                // The entry may be a bare key, so nothing of it is repeated.
                throw new IllegalArgumentException("entry " + position + " has no id: the form is id:base64(32 bytes)");
            }
            var id = entry.substring(0, colon).strip();
            if (!KEY_ID.matcher(id).matches()) {
                throw new IllegalArgumentException(
                        "entry " + position + " has an id that is not 1 to 64 letters, digits, dots, - or _");
            }
            var name = "key " + position + " (" + abbreviated(id) + ")";
            if (keys.put(id, key(name, entry.substring(colon + 1).strip())) != null) {
                throw new IllegalArgumentException(name + " has an id that was given before");
            }
            first = position == 1 ? id : first;
        }
        return new KeyRing(first, keys);
    }

    /** All ids, the sealing one first. */
    public Set<String> keyIds() {
        return keys.keySet();
    }

    /** The id of the key that seals what is written from now on. */
    public String sealingKeyId() {
        return sealingKeyId;
    }

    /** Whether the other ring has the same keys under the same ids in the same order. */
    public boolean sameAs(KeyRing other) {
        return List.copyOf(keyIds()).equals(List.copyOf(other.keyIds()))
                && differingKeyIds(other).isEmpty();
    }

    /** The ids that both rings have, for different keys. */
    public Set<String> differingKeyIds(KeyRing other) {
        var differing = new TreeSet<String>();
        keys.forEach((id, key) -> other.key(id)
                .filter(theirs -> !MessageDigest.isEqual(key.getEncoded(), theirs.getEncoded()))
                .ifPresent(theirs -> differing.add(id)));
        return differing;
    }

    Optional<SecretKey> key(String id) {
        return Optional.ofNullable(keys.get(id));
    }

    /** The ids; never a key. */
    @Override
    public String toString() {
        return "KeyRing" + keyIds();
    }

    private static SecretKey key(String name, String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            // The decoder's message quotes characters of the key: it goes no further.
            throw new IllegalArgumentException(name + " is not base64");
        }
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException(name + " has " + bytes.length + " bytes instead of " + KEY_BYTES);
        }
        // Java's decoder lets missing padding and stray last bits pass; one key has one spelling.
        if (!Base64.getEncoder().encodeToString(bytes).equals(base64)) {
            throw new IllegalArgumentException(name + " is not in canonical base64 with padding");
        }
        var key = new SecretKeySpec(bytes, "AES");
        Arrays.fill(bytes, (byte) 0);
        return key;
    }

    /** A key put where the id belongs (id and key exchanged) must not be shown whole. */
    private static String abbreviated(String id) {
        return id.length() <= 16 ? id : id.substring(0, 4) + "…";
    }
}
