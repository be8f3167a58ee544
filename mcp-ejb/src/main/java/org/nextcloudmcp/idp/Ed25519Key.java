package org.nextcloudmcp.idp;

import com.nimbusds.jose.jwk.OctetKeyPair;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/** Ed25519 keys (RFC 8037 section 2) for the platform's own implementation; the JOSE library's needs another library. */
final class Ed25519Key {

    private static final int KEY_BYTES = 32;

    /** What stands before the key in an X.509 SubjectPublicKeyInfo (RFC 8410 section 4). */
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private Ed25519Key() {}

    /**
     * @throws GeneralSecurityException if it is none
     */
    static PublicKey of(OctetKeyPair key) throws GeneralSecurityException {
        var point = key.getDecodedX();
        if (point.length != KEY_BYTES) {
            throw new InvalidKeySpecException("no Ed25519 key");
        }
        var encoded = new byte[X509_PREFIX.length + KEY_BYTES];
        System.arraycopy(X509_PREFIX, 0, encoded, 0, X509_PREFIX.length);
        System.arraycopy(point, 0, encoded, X509_PREFIX.length, KEY_BYTES);
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }
}
