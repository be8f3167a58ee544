package org.nextcloudmcp.crypto;

import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;

/**
 * A secret as it may be stored.
 *
 * @param keyId the id of the key that opens it
 * @param bytes the 96-bit initialization vector, the ciphertext and the 128-bit tag, in this order
 */
@SuppressWarnings("ArrayRecordComponent") // the array is copied on every way in and out and compared by content
public record SealedSecret(String keyId, byte[] bytes) {

    public SealedSecret {
        bytes = bytes.clone();
    }

    /**
     * Reads the text form of a column.
     *
     * @throws IllegalArgumentException if it is not {@code keyId:base64}
     */
    public static SealedSecret parse(String encoded) {
        var colon = encoded.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("a sealed secret has the form keyId:base64");
        }
        return new SealedSecret(encoded.substring(0, colon), Base64.getDecoder().decode(encoded.substring(colon + 1)));
    }

    /** The text form for a column: {@code keyId:base64}. */
    public String encoded() {
        return keyId + ":" + Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SealedSecret that && keyId.equals(that.keyId) && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(keyId, Arrays.hashCode(bytes));
    }

    @Override
    public String toString() {
        return "SealedSecret[keyId=" + keyId + "]";
    }
}
