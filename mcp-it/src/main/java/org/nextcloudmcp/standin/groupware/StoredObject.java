package org.nextcloudmcp.standin.groupware;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * An event, a to-do or a card.
 *
 * @param id which the trash bin names it by
 */
record StoredObject(long id, String name, String text, Instant modified) {
    /** The hash of its text, as in Nextcloud. */
    String etag() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    ContentTree tree() {
        return ContentTree.parse(text);
    }

    String uid() {
        return tree().uid();
    }
}
