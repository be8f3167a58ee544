package org.nextcloudmcp.provider;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Makes tokens: good ones, and any others. */
public final class Issuance {
    /** How long good tokens live, in seconds. */
    public static final int LIFETIME = 300;

    private final String issuer;
    private final KeyRing keys;
    private final Clock clock = Clock.systemUTC();
    private final Map<String, String> opaque = new ConcurrentHashMap<>();
    private final Set<String> issued = ConcurrentHashMap.newKeySet();
    private final Set<String> revoked = ConcurrentHashMap.newKeySet();

    Issuance(String issuer, KeyRing keys) {
        this.issuer = issuer;
        this.keys = keys;
    }

    /** Seconds since the epoch. */
    public long now() {
        return clock.instant().getEpochSecond();
    }

    /** The claims of a good access token (RFC 9068 section 2.2). */
    public JsonObject claims(String audience, String subject, String scope) {
        JsonObjectBuilder claims = Json.createObjectBuilder()
                .add("iss", issuer)
                .add("aud", audience)
                .add("sub", subject)
                .add("client_id", "mcp-client")
                .add("iat", now())
                .add("exp", now() + LIFETIME)
                .add("jti", UUID.randomUUID().toString())
                .add("scope", scope);
        return claims.build();
    }

    /** The key that signs if nothing else is said. */
    SigningKey key() {
        return keys.key(KeyRing.RS256);
    }

    /** A token with these claims, signed with RS256. */
    public String token(JsonObject claims) {
        String token = token("at+jwt", claims, key());
        issued.add(token);
        return token;
    }

    /** A token with these claims, signed with this key. */
    public String token(String type, JsonObject claims, SigningKey key) {
        return Jws.of(header(type, key).toString(), claims.toString(), key);
    }

    /** The header that fits a key. */
    public static JsonObject header(String type, SigningKey key) {
        return Json.createObjectBuilder()
                .add("alg", key.algorithm())
                .add("typ", type)
                .add("kid", key.kid())
                .build();
    }

    /** An opaque token about which introspection answers these claims, and that it is active. */
    public String opaque(JsonObject claims) {
        return opaqueAnswering(active(claims));
    }

    private static String active(JsonObject claims) {
        return Json.createObjectBuilder(claims)
                .add("active", true)
                .add("token_type", "Bearer")
                .build()
                .toString();
    }

    /** An opaque token about which introspection answers exactly this text. */
    public String opaqueAnswering(String introspection) {
        String token = "opaque-" + UUID.randomUUID();
        opaque.put(token, introspection);
        return token;
    }

    /** From now on the token is good for nothing. */
    public void revoke(String token) {
        revoked.add(token);
    }

    public boolean isRevoked(String token) {
        return revoked.contains(token);
    }

    String introspection(String token) {
        boolean ended =
                isRevoked(token) || (issued.contains(token) && read(token).getInt("exp", 0) <= now());
        if (ended || !(issued.contains(token) || opaque.containsKey(token))) {
            return "{\"active\":false}";
        }
        return opaque.getOrDefault(token, active(read(token)));
    }

    /** The claims of a JWT, unchecked; none if the token is opaque. */
    public static JsonObject read(String token) {
        int first = token.indexOf('.');
        int last = token.lastIndexOf('.');
        if (first < 0 || last <= first) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
        String claims =
                new String(Base64.getUrlDecoder().decode(token.substring(first + 1, last)), StandardCharsets.UTF_8);
        try (var reader = Json.createReader(new StringReader(claims))) {
            return reader.readObject();
        }
    }
}
