package org.nextcloudmcp.crypto;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals and opens secrets with AES-256-GCM (NIST SP 800-38D). Each value gets a random 96-bit initialization vector;
 * by section 8.3 a key may seal 2^32 values, which at ten a second takes thirteen years. The plain bytes are wiped as
 * soon as they are text or sealed; the text itself is the caller's.
 */
public final class SecretCipher {

    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Supplier<KeyRing> ring;
    private final SecureRandom random;

    public SecretCipher(KeyRing keys, SecureRandom random) {
        this(() -> keys, random);
    }

    /**
     * @param ring the key ring in force, asked for at every use: keys are added and taken away while the server runs
     */
    public SecretCipher(Supplier<KeyRing> ring, SecureRandom random) {
        this.ring = ring;
        this.random = random;
    }

    /**
     * Seals with the first key of the ring; only the same associated data will open it.
     *
     * @throws IllegalArgumentException if the text is not valid Unicode
     */
    public SealedSecret seal(String plain, AssociatedData associatedData) {
        var bytes = utf8(plain);
        try {
            return sealed(bytes, associatedData, ring.get());
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /**
     * Opens what was sealed with the same associated data.
     *
     * @throws SealBrokenException if the key is unknown, or the value or its associated data are not as sealed
     */
    public String open(SealedSecret sealed, AssociatedData associatedData) {
        var plain = opened(sealed, associatedData, ring.get());
        try {
            return new String(plain, StandardCharsets.UTF_8);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    /**
     * Seals a value anew with the first key; its text is never made.
     *
     * @return empty if the first key sealed it already
     * @throws SealBrokenException if it does not open
     */
    public Optional<SealedSecret> resealed(SealedSecret sealed, AssociatedData associatedData) {
        var keys = ring.get();
        if (sealed.keyId().equals(keys.sealingKeyId())) {
            return Optional.empty();
        }
        var plain = opened(sealed, associatedData, keys);
        try {
            return Optional.of(sealed(plain, associatedData, keys));
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    private SealedSecret sealed(byte[] plain, AssociatedData associatedData, KeyRing keys) {
        var keyId = keys.sealingKeyId();
        var key = keys.key(keyId).orElseThrow();
        var iv = new byte[IV_BYTES];
        random.nextBytes(iv);
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, key, iv, associatedData);
            var sealed = cipher.doFinal(plain);
            var whole = ByteBuffer.allocate(iv.length + sealed.length).put(iv).put(sealed);
            return new SealedSecret(keyId, whole.array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + TRANSFORMATION, e);
        }
    }

    private static byte[] opened(SealedSecret sealed, AssociatedData associatedData, KeyRing keys) {
        var key = keys.key(sealed.keyId())
                .orElseThrow(() -> new SealBrokenException(
                        sealed.keyId(), associatedData.purpose(), "no such key on the key ring"));
        var bytes = sealed.bytes();
        if (bytes.length < IV_BYTES + TAG_BITS / Byte.SIZE) {
            throw new SealBrokenException(sealed.keyId(), associatedData.purpose(), "it is cut short");
        }
        try {
            var cipher = cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(bytes, IV_BYTES), associatedData);
            return cipher.doFinal(bytes, IV_BYTES, bytes.length - IV_BYTES);
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
            encoded.clear().put(new byte[encoded.capacity()]);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("a secret to be sealed is valid Unicode text", e);
        }
    }
}
