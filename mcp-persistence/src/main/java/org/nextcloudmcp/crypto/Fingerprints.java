package org.nextcloudmcp.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.nextcloudmcp.oauth.Credential;

/**
 * Names a credential without giving it away: HMAC-SHA256 (RFC 2104) under a key that only this server can derive. A
 * plain hash would let whoever reads the database find out whether a token they hold was ever used here.
 */
public final class Fingerprints {

    private static final String ALGORITHM = "HmacSHA256";

    /** The info of HKDF-Expand (RFC 5869 section 2.3): no other purpose derives the same key. */
    private static final byte[] PURPOSE = "nextcloud-mcp-broker audit fingerprint 1".getBytes(StandardCharsets.UTF_8);

    private final Supplier<KeyRing> ring;

    public Fingerprints(KeyRing keys) {
        this(() -> keys);
    }

    /**
     * @param ring the key ring in force, asked for at every use. The first key makes the fingerprints, and its id goes
     *     with every one: after a change of the first key the same token has another fingerprint, and {@link #isOf} still
     *     knows the old one while its key is on the ring
     */
    public Fingerprints(Supplier<KeyRing> ring) {
        this.ring = ring;
    }

    /** The fingerprint as {@code keyId:hex}; two credentials of one value have the same one while the key stays. */
    public String of(Credential credential) {
        var keys = ring.get();
        return of(credential, keys.sealingKeyId(), keys.key(keys.sealingKeyId()).orElseThrow());
    }

    /**
     * Whether this is the credential's fingerprint, under whichever key it was made.
     *
     * @return false also if the key that made it is no longer on the ring: then nobody can tell
     */
    public boolean isOf(String fingerprint, Credential credential) {
        var colon = fingerprint.indexOf(':');
        var keyId = fingerprint.substring(0, Math.max(colon, 0));
        return ring.get()
                .key(keyId)
                .map(key -> of(credential, keyId, key))
                .filter(fingerprint::equals)
                .isPresent();
    }

    private static String of(Credential credential, String keyId, SecretKey key) {
        var mac = hmac(expanded(key), credential.value().getBytes(StandardCharsets.UTF_8));
        return keyId + ":" + HexFormat.of().formatHex(mac);
    }

    /** One block of HKDF-Expand. The step before it, Extract, is for secrets that are not uniform; ours are keys. */
    private static SecretKey expanded(SecretKey secret) {
        var info = new byte[PURPOSE.length + 1];
        System.arraycopy(PURPOSE, 0, info, 0, PURPOSE.length);
        info[PURPOSE.length] = 1;
        return new SecretKeySpec(hmac(new SecretKeySpec(secret.getEncoded(), ALGORITHM), info), ALGORITHM);
    }

    private static byte[] hmac(SecretKey key, byte[] message) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
