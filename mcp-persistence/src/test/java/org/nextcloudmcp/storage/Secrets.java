package org.nextcloudmcp.storage;

import java.security.SecureRandom;
import java.util.Base64;
import org.nextcloudmcp.crypto.Fingerprints;
import org.nextcloudmcp.crypto.KeyRing;
import org.nextcloudmcp.crypto.SecretCipher;

/** Ciphers for tests. */
public final class Secrets {

    private Secrets() {}

    public static final SecretCipher CIPHER = cipher("test");

    public static final Fingerprints FINGERPRINTS = new Fingerprints(keys("test"));

    /** A cipher whose key nobody else has. */
    public static SecretCipher cipher(String keyId) {
        return new SecretCipher(keys(keyId), new SecureRandom());
    }

    private static KeyRing keys(String keyId) {
        var key = new byte[32];
        new SecureRandom().nextBytes(key);
        return KeyRing.parse(keyId + ":" + Base64.getEncoder().encodeToString(key));
    }
}
