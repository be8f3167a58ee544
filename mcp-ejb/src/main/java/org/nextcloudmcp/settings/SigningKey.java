package org.nextcloudmcp.settings;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.KeyStore;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Optional;

/** Makes a JWK of a key pair with which our client can sign: RSA for RS256 and PS256, EC P-256 for ES256. */
final class SigningKey {

    /** RFC 7518 section 3.3. */
    private static final int SMALLEST_RSA = 2048;

    private SigningKey() {}

    /** The key with its private part and its thumbprint (RFC 7638) as key id: on every node the same, whatever the alias. */
    static Optional<JWK> of(KeyStore.PrivateKeyEntry pair) {
        var publicKey = pair.getCertificate().getPublicKey();
        if (publicKey instanceof RSAPublicKey rsa && pair.getPrivateKey() instanceof RSAPrivateKey secret) {
            return rsa(rsa, secret);
        }
        if (publicKey instanceof ECPublicKey ec && pair.getPrivateKey() instanceof ECPrivateKey secret) {
            return ec(ec, secret);
        }
        return Optional.empty();
    }

    private static Optional<JWK> rsa(RSAPublicKey key, RSAPrivateKey secret) {
        // The certificate beside it may be another key's: nobody could verify what we sign.
        if (key.getModulus().bitLength() < SMALLEST_RSA || !key.getModulus().equals(secret.getModulus())) {
            return Optional.empty();
        }
        var builder = new RSAKey.Builder(key);
        return Optional.of(
                builder.privateKey(secret).keyID(thumbprint(builder.build())).build());
    }

    private static Optional<JWK> ec(ECPublicKey key, ECPrivateKey secret) {
        if (!Curve.P_256.equals(Curve.forECParameterSpec(key.getParams()))) {
            return Optional.empty();
        }
        var builder = new ECKey.Builder(Curve.P_256, key);
        return Optional.of(
                builder.privateKey(secret).keyID(thumbprint(builder.build())).build());
    }

    private static String thumbprint(JWK key) {
        try {
            return key.computeThumbprint().toString();
        } catch (JOSEException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
