package org.nextcloudmcp.keycloak;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;

/**
 * Makes tokens that the real provider never would, signed with a key that the recording proxy adds to the provider's
 * key set: what is refused then is refused for its claims and not for its signature.
 */
public final class TokenForge {
    private static final String KEY_ID = "forge";

    private final RSAKey known = key();
    private final RSAKey unknown = key();

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID(KEY_ID).generate();
        } catch (JOSEException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** A token with these claims, signed with the key that the broker can find. */
    public String token(String type, Consumer<JWTClaimsSet.Builder> claims) {
        return sign(type, claims, known);
    }

    /** A token whose signature is by another key of the same name. */
    public String forged(Consumer<JWTClaimsSet.Builder> claims) {
        return sign("JWT", claims, unknown);
    }

    /** Claims of a good inbound token. */
    public static Consumer<JWTClaimsSet.Builder> good(String issuer, String subject) {
        Instant now = Clock.systemUTC().instant();
        return claims -> claims.issuer(issuer)
                .audience(RealmFile.BROKER_CLIENT)
                .subject(subject)
                .issueTime(Date.from(now))
                .claim("azp", "mcp-client")
                .claim("typ", "Bearer")
                .claim("scope", "files.read files.write notes.read notes.write")
                .expirationTime(Date.from(now.plusSeconds(120)));
    }

    private static String sign(String type, Consumer<JWTClaimsSet.Builder> claims, RSAKey key) {
        JWTClaimsSet.Builder builder = new JWTClaimsSet.Builder();
        claims.accept(builder);
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID(KEY_ID)
                .type(new JOSEObjectType(type))
                .build();
        SignedJWT token = new SignedJWT(header, builder.build());
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException failed) {
            throw new IllegalStateException(failed);
        }
        return token.serialize();
    }

    String addedTo(String keySet) {
        try {
            List<com.nimbusds.jose.jwk.JWK> keys =
                    new ArrayList<>(JWKSet.parse(keySet).getKeys());
            keys.add(known.toPublicJWK());
            return new JWKSet(keys).toString();
        } catch (ParseException noKeySet) {
            return keySet;
        }
    }
}
