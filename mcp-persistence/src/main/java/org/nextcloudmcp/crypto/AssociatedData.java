package org.nextcloudmcp.crypto;

import java.nio.ByteBuffer;
import org.nextcloudmcp.oauth.Subject;

/**
 * What a sealed value is for (associated data, RFC 5116 section 2.1). A value copied by someone with write access to
 * the database into another column, another user's row or over a later generation does not open there.
 *
 * @param purpose what kind of secret, such as {@code grant.refresh-token}
 * @param subject whose secret
 * @param generation which one of several over time: a grant's generation, or the number of a row
 */
public record AssociatedData(String purpose, Subject subject, long generation) {

    /** The canonical form: each text preceded by its length, so that no two different inputs give the same bytes. */
    public byte[] bytes() {
        var bytes = ByteBuffer.allocate(size(purpose) + size(subject.issuer()) + size(subject.sub()) + Long.BYTES);
        put(bytes, purpose);
        put(bytes, subject.issuer());
        put(bytes, subject.sub());
        return bytes.putLong(generation).array();
    }

    private static int size(String text) {
        return Integer.BYTES + text.length() * Character.BYTES;
    }

    private static void put(ByteBuffer bytes, String text) {
        bytes.putInt(text.length());
        // UTF-16 code units as they are: UTF-8 would map all lone surrogates to one question mark.
        text.chars().forEach(unit -> bytes.putChar((char) unit));
    }
}
