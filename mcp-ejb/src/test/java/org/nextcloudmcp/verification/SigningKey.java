package org.nextcloudmcp.verification;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.opts.AllowWeakRSAKey;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A provider's signing key: signs any header and payload to the letter, so that hostile tokens can be genuine. */
final class SigningKey {

    private interface Signer {
        Base64URL sign(byte[] text, String algorithm) throws JOSEException, GeneralSecurityException;
    }

    private final JWK publicKey;
    private final Signer signer;

    private SigningKey(JWK publicKey, Signer signer) {
        this.publicKey = publicKey;
        this.signer = signer;
    }

    static SigningKey rsa(String kid, int bits) {
        try {
            var key = new RSAKeyGenerator(bits, true).keyID(kid).generate();
            return rsa(key);
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private static SigningKey rsa(RSAKey key) throws JOSEException {
        var jws = new RSASSASigner(key.toPrivateKey(), Set.of(AllowWeakRSAKey.getInstance()));
        return new SigningKey(key.toPublicJWK(), (text, alg) -> jws.sign(header(alg), text));
    }

    /** A key whose public exponent is an odd one. */
    static SigningKey rsaWithExponent(String kid, long exponent) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(new RSAKeyGenParameterSpec(2048, BigInteger.valueOf(exponent)));
            var pair = generator.generateKeyPair();
            return rsa(new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                    .privateKey(pair.getPrivate())
                    .keyID(kid)
                    .build());
        } catch (GeneralSecurityException | JOSEException e) {
            throw new AssertionError(e);
        }
    }

    static SigningKey ec(String kid, Curve curve) {
        try {
            var key = new ECKeyGenerator(curve).keyID(kid).generate();
            return ec(key);
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    static SigningKey ec(ECKey key) throws JOSEException {
        var jws = new ECDSASigner(key);
        return new SigningKey(key.toPublicJWK(), (text, alg) -> jws.sign(header(alg), text));
    }

    static SigningKey ed25519(String kid) {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new SigningKey(publicJwk(kid, pair), (text, alg) -> {
                var signature = Signature.getInstance("Ed25519");
                signature.initSign(pair.getPrivate());
                signature.update(text);
                return Base64URL.encode(signature.sign());
            });
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static JWK publicJwk(String kid, KeyPair pair) {
        var encoded = pair.getPublic().getEncoded();
        var point = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
        return new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(point))
                .keyID(kid)
                .build();
    }

    JWK publicKey() {
        return publicKey;
    }

    /** The same key, published with another JWK. */
    SigningKey publishedAs(JWK jwk) {
        return new SigningKey(jwk, signer);
    }

    /** The compact serialization of exactly these texts, signed. */
    String sign(String algorithm, String header, String payload) {
        var text = part(header) + "." + part(payload);
        try {
            return text + "." + signer.sign(text.getBytes(StandardCharsets.US_ASCII), algorithm);
        } catch (JOSEException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static String part(String text) {
        return Base64URL.encode(text).toString();
    }

    static String keySet(SigningKey... keys) {
        return List.of(keys).stream()
                .map(key -> key.publicKey().toJSONString())
                .collect(Collectors.joining(",", "{\"keys\":[", "]}"));
    }

    private static JWSHeader header(String algorithm) {
        return new JWSHeader(JWSAlgorithm.parse(algorithm));
    }
}
