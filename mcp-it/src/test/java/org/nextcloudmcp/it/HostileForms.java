package org.nextcloudmcp.it;

import static org.nextcloudmcp.provider.Jws.part;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.nextcloudmcp.provider.Issuance;
import org.nextcloudmcp.provider.Jws;
import org.nextcloudmcp.provider.SigningKey;

/** Tokens that are no JWS, or not one of the only form that is taken; signed rightly where that can be (RFC 7515, 7519). */
final class HostileForms {
    private final SigningKey key;
    private final String header;
    private final String claims;

    HostileForms(SigningKey key, JsonObject claims) {
        this.key = key;
        this.header = Issuance.header("at+jwt", key).toString();
        this.claims = claims.toString();
    }

    Stream<Hostile> all() {
        return Stream.of(parts(), encodings(), headers(), payloads()).flatMap(cases -> cases);
    }

    private Stream<Hostile> parts() {
        String good = Jws.of(header, claims, key);
        String unsigned = part(header) + "." + part(claims);
        return Stream.of(
                malformed("nothing but dots", ".."),
                malformed("no signature", unsigned + "."),
                malformed("no header", "." + part(claims) + "." + part("signature")),
                malformed("no claims", part(header) + ".." + part("signature")),
                malformed("text in three parts", "not.a.jwt"),
                malformed("alg none", part("{\"alg\":\"none\",\"typ\":\"at+jwt\"}") + "." + part(claims) + "."),
                malformed("a JWE's five parts", good + "." + part("tag") + "." + part("more")),
                opaque("four parts", good + "." + part("more")),
                opaque("two parts", unsigned),
                malformed("longer than any token", Jws.of(header, with("filler", "x".repeat(20_000)), key)));
    }

    private Stream<Hostile> encodings() {
        String good = Jws.of(header, claims, key);
        String body = good.substring(0, good.lastIndexOf('.'));
        String signature = good.substring(good.lastIndexOf('.') + 1);
        byte[] notUtf8 = claims.replace("mcp-client", "mcp-\u00ff").getBytes(StandardCharsets.ISO_8859_1);
        return Stream.of(
                malformed("padding", body + "." + signature + "=="),
                malformed(
                        "characters of plain base64",
                        part(header) + "." + part(claims) + ".+/" + signature.substring(2)),
                malformed("stray last bits in the signature", body + "." + strayBits(signature)),
                malformed(
                        "a part of impossible length",
                        Jws.signed(
                                part(header) + "." + part(claims)
                                        + "A".repeat((5 - part(claims).length() % 4) % 4),
                                key)),
                malformed("claims that are not UTF-8", Jws.signed(part(header) + "." + part(notUtf8), key)),
                malformed(
                        "claims in UTF-16",
                        Jws.signed(part(header) + "." + part(claims.getBytes(StandardCharsets.UTF_16)), key)),
                malformed("a byte order mark", Jws.of(header, "\ufeff" + claims, key)));
    }

    /** Two hundred and fifty-six bytes leave four bits of the last character without meaning. */
    private static String strayBits(String signature) {
        char last = signature.charAt(signature.length() - 1);
        char other = last == 'A' ? 'B' : last == 'Q' ? 'R' : last == 'g' ? 'h' : 'x';
        return signature.substring(0, signature.length() - 1) + other;
    }

    private Stream<Hostile> headers() {
        return Stream.of(
                malformed("a header that is no JSON", Jws.of("alg=RS256", claims, key)),
                malformed("a header that is an array", Jws.of("[" + header + "]", claims, key)),
                malformed("a header with something behind it", Jws.of(header + "{}", claims, key)),
                malformed("alg twice", Jws.of(member(header, "\"alg\":\"none\""), claims, key)),
                malformed("kid twice", Jws.of(member(header, "\"kid\":\"other\""), claims, key)),
                malformed("crit", Jws.of(member(header, "\"crit\":[\"exp\"]"), claims, key)),
                malformed("crit without a name", Jws.of(member(header, "\"crit\":[]"), claims, key)),
                malformed(
                        "an unencoded payload",
                        Jws.of(member(header, "\"b64\":false,\"crit\":[\"b64\"]"), claims, key)),
                malformed("b64 without crit", Jws.of(member(header, "\"b64\":true"), claims, key)),
                malformed("a URL of keys", Jws.of(member(header, "\"jku\":\"http://localhost:1/keys\""), claims, key)),
                malformed(
                        "a URL of certificates",
                        Jws.of(member(header, "\"x5u\":\"http://localhost:1/c\""), claims, key)),
                malformed("a certificate chain", Jws.of(member(header, "\"x5c\":[\"MIIB\"]"), claims, key)),
                malformed(
                        "its own key",
                        Jws.of(member(header, "\"jwk\":" + key.publicKey().toJSONString()), claims, key)),
                malformed("compression", Jws.of(member(header, "\"zip\":\"DEF\""), claims, key)),
                malformed("a nested JWT", Jws.of(member(header, "\"cty\":\"JWT\""), Jws.of(header, claims, key), key)),
                malformed("encryption named in the header", Jws.of(member(header, "\"enc\":\"A256GCM\""), claims, key)),
                malformed("a kid that is a number", Jws.of(header.replace("\"" + key.kid() + "\"", "1"), claims, key)),
                malformed("a kid that is null", Jws.of(header.replace("\"" + key.kid() + "\"", "null"), claims, key)));
    }

    private Stream<Hostile> payloads() {
        return Stream.of(
                malformed("claims that are no JSON", Jws.of(header, "sub=alice", key)),
                malformed("claims that are a string", Jws.of(header, "\"claims\"", key)),
                malformed("claims that are null", Jws.of(header, "null", key)),
                malformed("nothing as claims", Jws.of(header, " ", key)),
                malformed("claims with something behind them", Jws.of(header, claims + claims, key)),
                malformed("aud twice", Jws.of(header, member(claims, "\"aud\":\"other\""), key)),
                malformed("exp twice", Jws.of(header, member(claims, "\"exp\":9999999999"), key)),
                malformed("sub twice, once in escapes", Jws.of(header, member(claims, "\"\\u0073ub\":\"bob\""), key)),
                malformed(
                        "a member twice in an inner object",
                        Jws.of(header, member(claims, "\"x\":{\"a\":1,\"a\":2}"), key)),
                malformed("a comment", Jws.of(header, member(claims, "/* */ \"x\":1"), key)),
                malformed("single quotes", Jws.of(header, "{'sub':'alice'}", key)),
                malformed("NaN", Jws.of(header, member(claims, "\"x\":NaN"), key)),
                malformed(
                        "arrays in arrays without end",
                        Jws.of(header, member(claims, "\"x\":" + "[".repeat(4000) + "]".repeat(4000)), key)));
    }

    private String with(String name, String value) {
        return member(claims, "\"" + name + "\":\"" + value + "\"");
    }

    private static String member(String object, String member) {
        return object.substring(0, object.length() - 1) + "," + member + "}";
    }

    /** No JWT, so the provider may be asked what it is. */
    private static Hostile opaque(String name, String token) {
        return new Hostile(name, token, "MALFORMED|INACTIVE", true);
    }

    private static Hostile malformed(String name, String token) {
        return Hostile.of(name, "MALFORMED", token);
    }
}
