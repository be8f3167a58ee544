package org.nextcloudmcp.it;

import static org.nextcloudmcp.provider.Jws.part;

import com.nimbusds.jose.JOSEException;
import jakarta.json.JsonObject;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.nextcloudmcp.provider.Claims;
import org.nextcloudmcp.provider.Issuance;
import org.nextcloudmcp.provider.Jws;
import org.nextcloudmcp.provider.KeyRing;
import org.nextcloudmcp.provider.SigningKey;

/** Tokens that only an attacker could have signed, or that are signed with what must not be used (RFC 8725 section 3). */
final class HostileSignatures {
    /** The order of P-256, a value that no part of a signature can have. */
    private static final BigInteger ORDER =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

    private final KeyRing keys;
    private final String claims;
    private final String otherClaims;

    HostileSignatures(KeyRing keys, JsonObject claims) {
        this.keys = keys;
        this.claims = claims.toString();
        this.otherClaims = Claims.with(claims, "sub", "somebody-else").toString();
    }

    Stream<Hostile> all() {
        return Stream.of(forgeries(), confusions(), ellipticCurves(), wrongKeys())
                .flatMap(cases -> cases);
    }

    private Stream<Hostile> forgeries() {
        SigningKey key = keys.key(KeyRing.RS256);
        String good = good(key);
        byte[] signature = Base64.getUrlDecoder().decode(good.substring(good.lastIndexOf('.') + 1));
        byte[] flipped = signature.clone();
        flipped[100] ^= 1;
        return Stream.of(
                forged("another key of the same name", good(SigningKey.rsa(KeyRing.RS256, "RS256", 2048))),
                forged("one bit of the signature", resigned(good, flipped)),
                forged("half a signature", resigned(good, Arrays.copyOf(signature, 128))),
                forged("a signature with a byte too many", resigned(good, Arrays.copyOf(signature, 257))),
                forged("nothing but zeros", resigned(good, new byte[256])),
                forged(
                        "other claims under the same signature",
                        part(header(key)) + "." + part(otherClaims) + good.substring(good.lastIndexOf('.'))),
                forged(
                        "another header under the same signature",
                        part(Issuance.header("JWT", key).toString()) + "." + part(claims)
                                + good.substring(good.lastIndexOf('.'))));
    }

    private Stream<Hostile> confusions() {
        SigningKey key = keys.key(KeyRing.RS256);
        byte[] publicKey = publicKey(key);
        return Stream.of(
                forged("the public key as an HMAC secret", hmac(KeyRing.RS256, publicKey)),
                forged(
                        "the key set as an HMAC secret",
                        hmac(KeyRing.RS256, keys.document().toString().getBytes(StandardCharsets.UTF_8))),
                unknown("a symmetric key that the key set holds", hmac(OddKeys.SYMMETRIC, OddKeys.SHARED)),
                forged("alg None", Jws.of(header(key).replace("RS256", "None"), claims, key)),
                forged("alg in lower case", Jws.of(header(key).replace("\"RS256\"", "\"rs256\""), claims, key)),
                forged("alg that is not accepted", Jws.of(header(key).replace("\"RS256\"", "\"RS512\""), claims, key)),
                forged("alg that nobody knows", Jws.of(header(key).replace("\"RS256\"", "\"XY1\""), claims, key)),
                forged("no alg", Jws.of("{\"typ\":\"at+jwt\",\"kid\":\"" + key.kid() + "\"}", claims, key)),
                forged("alg that is a number", Jws.of(header(key).replace("\"RS256\"", "256"), claims, key)),
                forged(
                        "PS256 in the header over an RS256 signature",
                        Jws.of(
                                header(keys.key(KeyRing.PS256)),
                                claims,
                                new SigningKey(
                                        "RS256",
                                        key.publicKey(),
                                        keys.key(KeyRing.PS256).privateKey()))),
                unknown(
                        "RS256 in the header for a key on a curve",
                        Jws.of(header(keys.key(KeyRing.ES256)).replace("\"ES256\"", "\"RS256\""), claims, key)),
                unknown(
                        "EdDSA in the header for a key on P-256",
                        Jws.of(
                                header(keys.key(KeyRing.ES256)).replace("\"ES256\"", "\"EdDSA\""),
                                claims,
                                keys.key(KeyRing.EDDSA))));
    }

    private Stream<Hostile> ellipticCurves() {
        SigningKey key = keys.key(KeyRing.ES256);
        String good = good(key);
        byte[] signature = Base64.getUrlDecoder().decode(good.substring(good.lastIndexOf('.') + 1));
        byte[] r = Arrays.copyOf(signature, 32);
        byte[] s = Arrays.copyOfRange(signature, 32, 64);
        byte[] zero = new byte[32];
        byte[] order = Arrays.copyOfRange(ORDER.toByteArray(), 1, 33);
        return Stream.of(
                forged("r and s of zero", resigned(good, joined(zero, zero))),
                forged("r of zero", resigned(good, joined(zero, s))),
                forged("s of zero", resigned(good, joined(r, zero))),
                forged("r and s of the order", resigned(good, joined(order, order))),
                forged("r and s exchanged", resigned(good, joined(s, r))),
                forged("an ECDSA signature in DER", resigned(good, der(r, s))),
                forged("an EdDSA signature of zeros", resigned(good(keys.key(KeyRing.EDDSA)), new byte[64])),
                forged("another Ed25519 key of the same name", good(SigningKey.ed25519(KeyRing.EDDSA))),
                forged("another P-256 key of the same name", good(SigningKey.es256(KeyRing.ES256))),
                unknown(
                        "a key on P-384 for ES256",
                        Jws.of(
                                header(key).replace("\"" + key.kid() + "\"", "\"" + OddKeys.ANOTHER_CURVE + "\""),
                                claims,
                                key)));
    }

    private Stream<Hostile> wrongKeys() {
        return Stream.of(
                        OddKeys.FOR_ENCRYPTION,
                        OddKeys.FOR_OTHER_OPERATIONS,
                        OddKeys.FOR_ANOTHER_ALGORITHM,
                        OddKeys.TOO_SHORT)
                .map(kid -> unknown("a key of the provider " + kid, good(keys.key(kid))));
    }

    /** No usable key has this name: the keys may be fetched, which a stranger can bring about once in half a minute. */
    private static Hostile unknown(String name, String token) {
        return new Hostile(name, token, "BAD_SIGNATURE|UNKNOWN_KEY", true);
    }

    private static Hostile forged(String name, String token) {
        return Hostile.of(name, "BAD_SIGNATURE|UNKNOWN_KEY", token);
    }

    private String good(SigningKey key) {
        return Jws.of(header(key), claims, key);
    }

    private static String header(SigningKey key) {
        return Issuance.header("at+jwt", key).toString();
    }

    private static String resigned(String token, byte[] signature) {
        return token.substring(0, token.lastIndexOf('.') + 1) + part(signature);
    }

    private String hmac(String kid, byte[] secret) {
        try {
            String text = part("{\"alg\":\"HS256\",\"typ\":\"at+jwt\",\"kid\":\"" + kid + "\"}") + "." + part(claims);
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return text + "." + part(mac.doFinal(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] publicKey(SigningKey key) {
        try {
            return key.publicKey().toRSAKey().toPublicKey().getEncoded();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] der(byte[] r, byte[] s) {
        byte[] first = integer(r);
        byte[] second = integer(s);
        return joined(new byte[] {0x30, (byte) (first.length + second.length)}, joined(first, second));
    }

    private static byte[] integer(byte[] value) {
        byte[] shortest = new BigInteger(1, value).toByteArray();
        return joined(new byte[] {0x02, (byte) shortest.length}, shortest);
    }
}
