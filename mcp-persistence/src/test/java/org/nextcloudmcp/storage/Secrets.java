package org.nextcloudmcp.storage;

import java.security.SecureRandom;
import java.util.Base64;
import org.nextcloudmcp.crypto.KeyRing;
import org.nextcloudmcp.crypto.SecretCipher;

/** Ciphers for tests. */
public final class Secrets {

    private Secrets() {}

    public static final SecretCipher CIPHER = cipher("test");

    /** A cipher whose key nobody else has. */
    public static SecretCipher cipher(String keyId) {
        var random = new SecureRandom();
        var key = new byte[32];
        random.nextBytes(key);
        return new SecretCipher(KeyRing.parse(keyId + ":" + Base64.getEncoder().encodeToString(key)), random);
    }
}
