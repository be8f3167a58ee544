package org.nextcloudmcp.crypto;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals and opens secrets with AES-256-GCM (NIST SP 800-38D). Each value gets a random 96-bit initialization vector;
 * by section 8.3 a key may seal 2^32 values, which at ten a second takes thirteen years.
 */
public final class SecretCipher {

    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final KeyRing keys;
    private final SecureRandom random;

    public SecretCipher(KeyRing keys, SecureRandom random) {
        this.keys = keys;
        this.random = random;
    }

    /**
     * Seals with the first key of the ring; only the same associated data will open it.
     *
     * @throws IllegalArgumentException if the text is not valid Unicode
     */
    public SealedSecret seal(String plain, AssociatedData associatedData) {
        var keyId = keys.sealingKeyId();
        var key = keys.key(keyId).orElseThrow();
        var iv = new byte[IV_BYTES];
        random.nextBytes(iv);
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, key, iv, associatedData);
            var sealed = cipher.doFinal(utf8(plain));
            return new SealedSecret(
                    keyId,
                    ByteBuffer.allocate(iv.length + sealed.length)
                            .put(iv)
                            .put(sealed)
                            .array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + TRANSFORMATION, e);
        }
    }

    /**
     * Opens what was sealed with the same associated data.
     *
     * @throws SealBrokenException if the key is unknown, or the value or its associated data are not as sealed
     */
    public String open(SealedSecret sealed, AssociatedData associatedData) {
        var key = keys.key(sealed.keyId())
                .orElseThrow(() -> new SealBrokenException(
                        sealed.keyId(), associatedData.purpose(), "no such key on the key ring"));
        var bytes = sealed.bytes();
        if (bytes.length < IV_BYTES + TAG_BITS / Byte.SIZE) {
            throw new SealBrokenException(sealed.keyId(), associatedData.purpose(), "it is cut short");
        }
        var iv = new byte[IV_BYTES];
        System.arraycopy(bytes, 0, iv, 0, IV_BYTES);
        try {
            var cipher = cipher(Cipher.DECRYPT_MODE, key, iv, associatedData);
            return new String(cipher.doFinal(bytes, IV_BYTES, bytes.length - IV_BYTES), StandardCharsets.UTF_8);
        } catch (AEADBadTagException e) {
            throw new SealBrokenException(
                    sealed.keyId(), associatedData.purpose(), "the value, its place or the key was changed");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + TRANSFORMATION, e);
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] iv, AssociatedData associatedData)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance(TRANSFORMATION);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
        cipher.updateAAD(associatedData.bytes());
        return cipher;
    }

    private static byte[] utf8(String plain) {
        try {
            var encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(plain));
            var bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("a secret to be sealed is valid Unicode text", e);
        }
    }
}
