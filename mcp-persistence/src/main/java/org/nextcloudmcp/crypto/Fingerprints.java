package org.nextcloudmcp.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
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

    private final String keyId;
    private final SecretKey key;

    /** Takes the key that seals at present; its id goes with every fingerprint, so that it is known after a change. */
    public Fingerprints(KeyRing keys) {
        keyId = keys.sealingKeyId();
        key = expanded(keys.key(keyId).orElseThrow());
    }

    /** The fingerprint as {@code keyId:hex}; two credentials of one value have the same one while the key stays. */
    public String of(Credential credential) {
        var mac = hmac(key, credential.value().getBytes(StandardCharsets.UTF_8));
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
