package org.nextcloudmcp.provider;

import com.nimbusds.jose.Algorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;

/**
 * A key that signs any text at all, with the algorithm it is for.
 *
 * @param algorithm RS256, PS256, ES256 or EdDSA
 * @param publicKey as it stands in a key set
 */
public record SigningKey(String algorithm, JWK publicKey, PrivateKey privateKey) {
    private static final PSSParameterSpec PSS =
            new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, PSSParameterSpec.TRAILER_FIELD_BC);

    /** A new RSA key for RS256 or PS256. */
    public static SigningKey rsa(String kid, String algorithm, int bits) {
        KeyPair pair = pair("RSA", bits);
        RSAKey key = new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                .keyID(kid)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(Algorithm.parse(algorithm))
                .build();
        return new SigningKey(algorithm, key, pair.getPrivate());
    }

    /** A new key on P-256 for ES256. */
    public static SigningKey es256(String kid) {
        KeyPair pair = pair("EC", 256);
        ECKey key = new ECKey.Builder(Curve.P_256, (ECPublicKey) pair.getPublic())
                .keyID(kid)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(Algorithm.parse("ES256"))
                .build();
        return new SigningKey("ES256", key, pair.getPrivate());
    }

    /** A new Ed25519 key for EdDSA (RFC 8037). */
    public static SigningKey ed25519(String kid) {
        KeyPair pair = pair("Ed25519", 255);
        JWK key = new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(lastBytes(pair.getPublic())))
                .keyID(kid)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(Algorithm.parse("EdDSA"))
                .build();
        return new SigningKey("EdDSA", key, pair.getPrivate());
    }

    /** The raw public key, with which its X.509 encoding ends (RFC 8410 section 4). */
    private static byte[] lastBytes(PublicKey key) {
        byte[] encoded = key.getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    }

    private static KeyPair pair(String algorithm, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }

    public String kid() {
        return publicKey.getKeyID();
    }

    /** The bare signature over a text, in the form that JWS wants. */
    public byte[] signature(String text) {
        try {
            Signature signature = Signature.getInstance(
                    switch (algorithm) {
                        case "RS256" -> "SHA256withRSA";
                        case "PS256" -> "RSASSA-PSS";
                        case "ES256" -> "SHA256withECDSAinP1363Format";
                        default -> "Ed25519";
                    });
            if (algorithm.equals("PS256")) {
                signature.setParameter(PSS);
            }
            signature.initSign(privateKey);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public String toString() {
        return "SigningKey[" + kid() + ", " + algorithm + "]";
    }
}
