package org.nextcloudmcp.verification;

import static org.nextcloudmcp.verification.Reason.BAD_SIGNATURE;
import static org.nextcloudmcp.verification.Reason.EXPIRED;
import static org.nextcloudmcp.verification.Reason.MALFORMED;
import static org.nextcloudmcp.verification.Reason.NEXTCLOUD_AUDIENCE;
import static org.nextcloudmcp.verification.Reason.NOT_YET_VALID;
import static org.nextcloudmcp.verification.Reason.NO_SUBJECT;
import static org.nextcloudmcp.verification.Reason.UNKNOWN_KEY;
import static org.nextcloudmcp.verification.Reason.WRONG_AUDIENCE;
import static org.nextcloudmcp.verification.Reason.WRONG_ISSUER;
import static org.nextcloudmcp.verification.Reason.WRONG_TYPE;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tokens that must not pass, many of them genuinely signed: what is wrong with each is its name. */
final class HostileTokens {

    /** One of them, and why it is refused. */
    record Case(String name, String token, Reason reason) {

        /** Whether the provider's keys are needed to refuse it: its form and its header are fine. */
        boolean needsKeys() {
            return !refusedByLooks();
        }

        private boolean refusedByLooks() {
            var header = TokenForm.of(new org.nextcloudmcp.oauth.AccessToken(token));
            return !(header instanceof TokenForm.Signed signed)
                    || new HeaderPolicy(ALGORITHMS, HeaderPolicy.ACCESS_TOKEN_TYPES)
                            .refusal(signed.jwt().header())
                            .isPresent();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static final Set<String> ALGORITHMS = Set.of("RS256", "PS256", "ES256", "EdDSA");

    static final SigningKey RSA = SigningKey.rsa("rsa-1", 2048);
    static final SigningKey EC = SigningKey.ec("ec-1", Curve.P_256);
    static final SigningKey ED = SigningKey.ed25519("ed-1");
    private static final SigningKey STRANGER = SigningKey.rsa("rsa-1", 2048);
    private static final SigningKey STRANGER_EC = SigningKey.ec("ec-1", Curve.P_256);
    private static final SigningKey STRANGER_ED = SigningKey.ed25519("ed-1");
    private static final SigningKey SMALL = SigningKey.rsa("small", 1024);
    private static final SigningKey EXPONENT_3 = SigningKey.rsaWithExponent("exponent-3", 3);
    private static final SigningKey P384 = SigningKey.ec("p384", Curve.P_384);
    private static final SigningKey TWIN_1 = SigningKey.rsa("twin", 2048);
    private static final SigningKey TWIN_2 = SigningKey.rsa("twin", 2048);
    private static final SigningKey ENCRYPTION = reissued("encryption", KeyUse.ENCRYPTION, null, null);
    private static final SigningKey ODD_USE = reissued("odd-use", new KeyUse("tls"), null, null);
    private static final SigningKey SIGN_ONLY = reissued("sign-only", null, Set.of(KeyOperation.SIGN), null);
    private static final SigningKey PS_ONLY = reissued("ps-only", null, null, JWSAlgorithm.PS256);
    private static final SigningKey LEAKED = leaked();

    /** RSA and ED are the only keys for their algorithms; the keys that must verify nothing come along. */
    static final String KEY_SET = SigningKey.keySet(
                    RSA,
                    EC,
                    ED,
                    SMALL,
                    EXPONENT_3,
                    P384,
                    TWIN_1,
                    TWIN_2,
                    ENCRYPTION,
                    ODD_USE,
                    SIGN_ONLY,
                    PS_ONLY,
                    LEAKED)
            .replace("{\"keys\":[", "{\"keys\":[{\"kty\":\"oct\",\"kid\":\"oct\",\"k\":\"c2VjcmV0\"},");

    static final String GOOD = RSA.sign("RS256", header("RS256", "rsa-1"), Claims.ACCESS_TOKEN);

    private final List<Case> cases = new ArrayList<>();

    private HostileTokens() {}

    static Stream<Case> all() {
        var hostile = new HostileTokens();
        hostile.forms();
        hostile.encodings();
        hostile.texts();
        hostile.headers();
        hostile.algorithms();
        hostile.keys();
        hostile.signatures();
        hostile.times();
        hostile.parties();
        hostile.kinds();
        return hostile.cases.stream();
    }

    private void add(String name, String token, Reason reason) {
        cases.add(new Case(name, token, reason));
    }

    /** A genuine token whose claims are changed. */
    private void claims(String name, String patch, Reason reason) {
        var claims = Claims.patched(Claims.ACCESS_TOKEN, patch).toString();
        add(name, RSA.sign("RS256", header("RS256", "rsa-1"), claims), reason);
    }

    /** A genuine token with this payload, to the letter. */
    private void payload(String name, String payload) {
        add(name, RSA.sign("RS256", header("RS256", "rsa-1"), payload), MALFORMED);
    }

    /** A genuine token whose header has more members. */
    private void header(String name, String members, Reason reason) {
        var header = "{\"alg\":\"RS256\",\"kid\":\"rsa-1\"," + members + "}";
        add(name, RSA.sign("RS256", header, Claims.ACCESS_TOKEN), reason);
    }

    /** A genuine ID token for our client of a provider that names no kind, changed. */
    private void idToken(String name, String patch) {
        var idToken = Claims.patched(Claims.UNNAMED_ID_TOKEN, patch).toString();
        add(name, RSA.sign("RS256", header("RS256", "rsa-1"), idToken), WRONG_TYPE);
    }

    private void forms() {
        var parts = GOOD.split("\\.", -1);
        add("two dots and nothing else", "..", MALFORMED);
        add("a JWT without signature", parts[0] + "." + parts[1] + ".", MALFORMED);
        add("a JWT without header", "." + parts[1] + "." + parts[2], MALFORMED);
        add("a JWT without claims", parts[0] + ".." + parts[2], MALFORMED);
        add("a JWT with a detached payload of another", parts[0] + "." + "." + parts[1], MALFORMED);
        add("a JWE", SigningKey.part("{\"alg\":\"RSA-OAEP\",\"enc\":\"A256GCM\"}") + ".a.b.c.d", MALFORMED);
        add("a JWE for nobody", SigningKey.part("{\"alg\":\"dir\",\"enc\":\"A128GCM\"}") + "..b.c.d", MALFORMED);
        add("five parts with a JWS header", parts[0] + ".a.b.c.d", MALFORMED);
        add(
                "the JSON serialization",
                "{\"payload\":\"" + parts[1] + "\",\"signature\":\"" + parts[2] + "\"}",
                MALFORMED);
        add("a JWT of more than 16 KiB", GOOD + "A".repeat(16 * 1024), MALFORMED);
        add("an opaque token of more than 4 KiB", "a".repeat(4097), MALFORMED);
        add("an opaque token with a blank", "opaque token", MALFORMED);
        add("an opaque token with a line break", "opaque\r\nX-Injected: 1", MALFORMED);
        add("an opaque token with a quote", "opaque\"", MALFORMED);
        add("an opaque token in another alphabet", "ораque", MALFORMED);
        add("an opaque token with padding inside", "op=aque", MALFORMED);
        add("an opaque token with a percent sign", "opaque%00", MALFORMED);
    }

    private void encodings() {
        var parts = GOOD.split("\\.", -1);
        add("a padded header", parts[0] + "=." + parts[1] + "." + parts[2], MALFORMED);
        add("padded claims", parts[0] + "." + parts[1] + "=." + parts[2], MALFORMED);
        add("a padded signature", GOOD + "==", MALFORMED);
        add("a blank in front", " " + GOOD, MALFORMED);
        add("a line break behind", GOOD + "\n", MALFORMED);
        add("a line break inside", parts[0] + "." + parts[1] + ".\n" + parts[2], MALFORMED);
        add(
                "a tab inside the claims",
                parts[0] + "." + parts[1].replaceFirst("^(....)", "$1\t") + "." + parts[2],
                MALFORMED);
        add("the signature in the other base64 alphabet", otherAlphabet(), MALFORMED);
        add("stray last bits in the signature", strayBits(GOOD), MALFORMED);
        add("a signature of one character", parts[0] + "." + parts[1] + ".A", MALFORMED);
        add("a NUL in the signature", GOOD + "\u0000", MALFORMED);
        add("a fullwidth dot for a dot", parts[0] + "." + parts[1] + "．" + parts[2], MALFORMED);
    }

    private void texts() {
        payload("claims that are an array", "[" + Claims.ACCESS_TOKEN + "]");
        payload("claims that are text", "\"alice-1\"");
        payload("claims that are null", "null");
        payload("two objects for claims", Claims.ACCESS_TOKEN + "{}");
        payload("something behind the claims", Claims.ACCESS_TOKEN + "x");
        payload("claims cut short", Claims.ACCESS_TOKEN.strip().substring(0, 40));
        payload("claims with a comment", Claims.ACCESS_TOKEN.replace("{", "{/* */"));
        payload("claims with a comma too many", Claims.ACCESS_TOKEN.replace("}", ",}"));
        payload("a subject given twice", Claims.ACCESS_TOKEN.replace("{", "{\"sub\":\"admin\","));
        payload("a subject given twice, once escaped", Claims.ACCESS_TOKEN.replace("{", "{\"s\\u0075b\":\"admin\","));
        payload("an audience given twice", Claims.ACCESS_TOKEN.replace("{", "{\"aud\":\"nextcloud\","));
        payload("a member given twice inside a claim", Claims.ACCESS_TOKEN.replace("{", "{\"x\":{\"a\":1,\"a\":2},"));
        payload(
                "a member given twice inside an array",
                Claims.ACCESS_TOKEN.replace("{", "{\"x\":[{\"a\":1,\"a\":2}],"));
        payload("half a surrogate pair in the subject", Claims.ACCESS_TOKEN.replace("alice-1", "alice\\ud83d"));
        payload("half a surrogate pair in a name", Claims.ACCESS_TOKEN.replace("{", "{\"\\udc00\":1,"));
        payload(
                "claims nested without end",
                Claims.ACCESS_TOKEN.replace("{", "{\"x\":" + "[".repeat(2000) + "]".repeat(2000) + ","));
        payload("a byte order mark before the claims", "\uFEFF" + Claims.ACCESS_TOKEN);
        payload("a number of thousands of digits", Claims.ACCESS_TOKEN.replace("1772366700", "1".repeat(5000)));
        payload("a number with a leading zero", Claims.ACCESS_TOKEN.replace("1772366700", "01772366700"));
        payload("a number in hexadecimal", Claims.ACCESS_TOKEN.replace("1772366700", "0x7fffffff"));
        payload("NaN for exp", Claims.ACCESS_TOKEN.replace("1772366700", "NaN"));
        payload("Infinity for exp", Claims.ACCESS_TOKEN.replace("1772366700", "Infinity"));
        add("claims with an overlong UTF-8 form", bytes(0xC1, 0xA1), MALFORMED);
        add("claims with a surrogate in UTF-8", bytes(0xED, 0xA0, 0x80), MALFORMED);
        add("claims in Latin-1", bytes(0xE4), MALFORMED);
        add("claims in UTF-16", utf16(), MALFORMED);
    }

    private void headers() {
        header("a critical extension", "\"typ\":\"JWT\",\"crit\":[\"x\"],\"x\":1", MALFORMED);
        header("an empty list of critical extensions", "\"typ\":\"JWT\",\"crit\":[]", MALFORMED);
        header("an unencoded payload", "\"typ\":\"JWT\",\"b64\":false,\"crit\":[\"b64\"]", MALFORMED);
        header("b64 without crit", "\"typ\":\"JWT\",\"b64\":false", MALFORMED);
        header("its own key by URL", "\"typ\":\"JWT\",\"jku\":\"https://evil.example/keys\"", MALFORMED);
        header("its own key", "\"typ\":\"JWT\",\"jwk\":" + RSA.publicKey().toJSONString(), MALFORMED);
        header("its own certificate by URL", "\"typ\":\"JWT\",\"x5u\":\"https://evil.example/x\"", MALFORMED);
        header("its own certificate", "\"typ\":\"JWT\",\"x5c\":[\"MII\"]", MALFORMED);
        header("a nested JWT", "\"typ\":\"JWT\",\"cty\":\"JWT\"", MALFORMED);
        header("content of some type", "\"typ\":\"JWT\",\"cty\":\"json\"", MALFORMED);
        header("compressed claims", "\"typ\":\"JWT\",\"zip\":\"DEF\"", MALFORMED);
        header("an encryption", "\"typ\":\"JWT\",\"enc\":\"A128GCM\"", MALFORMED);
        header("no type", "\"x\":1", WRONG_TYPE);
        header("an empty type", "\"typ\":\"\"", WRONG_TYPE);
        header("the type of a logout token", "\"typ\":\"logout+jwt\"", WRONG_TYPE);
        header("the type of a proof", "\"typ\":\"dpop+jwt\"", WRONG_TYPE);
        header("the type of a security event", "\"typ\":\"secevent+jwt\"", WRONG_TYPE);
        header("the type of an ID-JAG", "\"typ\":\"oauth-id-jag+jwt\"", WRONG_TYPE);
        header("the type of an introspection answer", "\"typ\":\"token-introspection+jwt\"", WRONG_TYPE);
        header("a type that is no text", "\"typ\":[\"JWT\"]", WRONG_TYPE);
        header("a type that is null", "\"typ\":null", WRONG_TYPE);
        header("a second algorithm", "\"typ\":\"JWT\",\"alg\":\"none\"", MALFORMED);
        header("a second key id", "\"typ\":\"JWT\",\"kid\":\"ec-1\"", MALFORMED);
    }

    private void algorithms() {
        var claims = SigningKey.part(Claims.ACCESS_TOKEN);
        for (var none : List.of("none", "None", "NONE", "nOnE", "")) {
            var header = SigningKey.part(header(none, "rsa-1"));
            add("the algorithm \"" + none + "\" with a signature", header + "." + claims + ".c2ln", BAD_SIGNATURE);
            add("the algorithm \"" + none + "\" without signature", header + "." + claims + ".", MALFORMED);
        }
        add("the public key as HMAC secret", hmac(((RSAKey) RSA.publicKey()).toString()), BAD_SIGNATURE);
        add("the symmetric key of the key set", hmac("secret"), BAD_SIGNATURE);
        add(
                "an algorithm that is not accepted",
                RSA.sign("RS512", header("RS512", "rsa-1"), Claims.ACCESS_TOKEN),
                BAD_SIGNATURE);
        add(
                "an algorithm in lower case",
                RSA.sign("RS256", header("rs256", "rsa-1"), Claims.ACCESS_TOKEN),
                BAD_SIGNATURE);
        add(
                "an algorithm with a blank",
                RSA.sign("RS256", header("RS256 ", "rsa-1"), Claims.ACCESS_TOKEN),
                BAD_SIGNATURE);
        add(
                "no algorithm",
                RSA.sign("RS256", "{\"typ\":\"JWT\",\"kid\":\"rsa-1\"}", Claims.ACCESS_TOKEN),
                BAD_SIGNATURE);
        add(
                "an algorithm that is a list",
                RSA.sign("RS256", "{\"typ\":\"JWT\",\"kid\":\"rsa-1\",\"alg\":[\"RS256\"]}", Claims.ACCESS_TOKEN),
                BAD_SIGNATURE);
        add("ES256 with an RSA key", RSA.sign("RS256", header("ES256", "rsa-1"), Claims.ACCESS_TOKEN), UNKNOWN_KEY);
        add("EdDSA with an RSA key", RSA.sign("RS256", header("EdDSA", "rsa-1"), Claims.ACCESS_TOKEN), UNKNOWN_KEY);
        add("RS256 with an EC key", EC.sign("ES256", header("RS256", "ec-1"), Claims.ACCESS_TOKEN), UNKNOWN_KEY);
        add("ES256 with an Ed25519 key", ED.sign("EdDSA", header("ES256", "ed-1"), Claims.ACCESS_TOKEN), UNKNOWN_KEY);
        add("PS256 signed as RS256", RSA.sign("RS256", header("PS256", "rsa-1"), Claims.ACCESS_TOKEN), BAD_SIGNATURE);
        add("RS256 signed as PS256", RSA.sign("PS256", header("RS256", "rsa-1"), Claims.ACCESS_TOKEN), BAD_SIGNATURE);
    }

    private void keys() {
        add("a key id nobody has", RSA.sign("RS256", header("RS256", "invented"), Claims.ACCESS_TOKEN), UNKNOWN_KEY);
        add("an empty key id", RSA.sign("RS256", header("RS256", ""), Claims.ACCESS_TOKEN), UNKNOWN_KEY);
        add(
                "a key id of 256 characters",
                RSA.sign("RS256", header("RS256", "x".repeat(256)), Claims.ACCESS_TOKEN),
                MALFORMED);
        add(
                "a key id of 8,000 characters",
                RSA.sign("RS256", header("RS256", "x".repeat(8000)), Claims.ACCESS_TOKEN),
                MALFORMED);
        add(
                "a key id that is a path",
                RSA.sign("RS256", header("RS256", "../../rsa-1"), Claims.ACCESS_TOKEN),
                UNKNOWN_KEY);
        add(
                "a key id that is a query",
                RSA.sign("RS256", header("RS256", "' OR '1'='1"), Claims.ACCESS_TOKEN),
                UNKNOWN_KEY);
        add(
                "a key id that is a number",
                RSA.sign("RS256", "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":1}", Claims.ACCESS_TOKEN),
                MALFORMED);
        add(
                "no key id where two keys fit",
                RSA.sign("RS256", "{\"alg\":\"RS256\",\"typ\":\"JWT\"}", Claims.ACCESS_TOKEN),
                UNKNOWN_KEY);
        add(
                "a key for encryption",
                ENCRYPTION.sign("RS256", header("RS256", "encryption"), Claims.ACCESS_TOKEN),
                UNKNOWN_KEY);
        add(
                "a key for something else",
                ODD_USE.sign("RS256", header("RS256", "odd-use"), Claims.ACCESS_TOKEN),
                UNKNOWN_KEY);
        add(
                "a key that may only sign",
                SIGN_ONLY.sign("RS256", header("RS256", "sign-only"), Claims.ACCESS_TOKEN),
                UNKNOWN_KEY);
        add("a key for PS256", PS_ONLY.sign("RS256", header("RS256", "ps-only"), Claims.ACCESS_TOKEN), UNKNOWN_KEY);
        add("a key of 1024 bits", SMALL.sign("RS256", header("RS256", "small"), Claims.ACCESS_TOKEN), UNKNOWN_KEY);
        add(
                "a key with exponent 3",
                EXPONENT_3.sign("RS256", header("RS256", "exponent-3"), Claims.ACCESS_TOKEN),
                UNKNOWN_KEY);
        add("a key on another curve", P384.sign("ES384", header("ES256", "p384"), Claims.ACCESS_TOKEN), UNKNOWN_KEY);
        add(
                "a key whose private half is published",
                LEAKED.sign("ES256", header("ES256", "leaked"), Claims.ACCESS_TOKEN),
                UNKNOWN_KEY);
        add(
                "an id that two keys have, signed by neither",
                STRANGER.sign("RS256", header("RS256", "twin"), Claims.ACCESS_TOKEN),
                BAD_SIGNATURE);
        add(
                "a stranger's RSA key under a known id",
                STRANGER.sign("RS256", header("RS256", "rsa-1"), Claims.ACCESS_TOKEN),
                BAD_SIGNATURE);
        add(
                "a stranger's EC key under a known id",
                STRANGER_EC.sign("ES256", header("ES256", "ec-1"), Claims.ACCESS_TOKEN),
                BAD_SIGNATURE);
        add(
                "a stranger's Ed25519 key under a known id",
                STRANGER_ED.sign("EdDSA", header("EdDSA", "ed-1"), Claims.ACCESS_TOKEN),
                BAD_SIGNATURE);
    }

    private void signatures() {
        var parts = GOOD.split("\\.", -1);
        add(
                "claims changed after signing",
                parts[0] + "." + SigningKey.part(Claims.ACCESS_TOKEN.replace("alice-1", "admin")) + "." + parts[2],
                BAD_SIGNATURE);
        add(
                "a header changed after signing",
                SigningKey.part(header("RS256", "rsa-1").replace("JWT", "at+jwt")) + "." + parts[1] + "." + parts[2],
                BAD_SIGNATURE);
        add(
                "the signature of another token",
                parts[0] + "." + parts[1] + "."
                        + RSA.sign("RS256", header("RS256", "rsa-1"), "{}").split("\\.")[2],
                BAD_SIGNATURE);
        add(
                "an RSA signature cut short",
                parts[0] + "." + parts[1] + "." + part(Arrays.copyOf(signature(GOOD), 255)),
                BAD_SIGNATURE);
        add(
                "an RSA signature with a zero in front",
                parts[0] + "." + parts[1] + "." + part(concat(new byte[1], signature(GOOD))),
                BAD_SIGNATURE);
        add("an RSA signature of zeros", parts[0] + "." + parts[1] + "." + part(new byte[256]), BAD_SIGNATURE);
        add(
                "an RSA signature of one",
                parts[0] + "." + parts[1] + "." + part(Arrays.copyOf(new byte[] {1}, 256)),
                BAD_SIGNATURE);
        var es256 = EC.sign("ES256", header("ES256", "ec-1"), Claims.ACCESS_TOKEN);
        var order = ((ECKey) EC.publicKey()).getCurve().toECParameterSpec().getOrder();
        var r = Arrays.copyOfRange(signature(es256), 0, 32);
        var s = Arrays.copyOfRange(signature(es256), 32, 64);
        add("an ECDSA signature of zeros", resigned(es256, new byte[64]), BAD_SIGNATURE);
        add("an ECDSA signature with R of zero", resigned(es256, concat(new byte[32], s)), BAD_SIGNATURE);
        add("an ECDSA signature with S of zero", resigned(es256, concat(r, new byte[32])), BAD_SIGNATURE);
        add("an ECDSA signature with R of the order", resigned(es256, concat(bytesOf(order), s)), BAD_SIGNATURE);
        add("an ECDSA signature with S of the order", resigned(es256, concat(r, bytesOf(order))), BAD_SIGNATURE);
        add(
                "an ECDSA signature of ones",
                resigned(es256, concat(bytesOf(BigInteger.ONE), bytesOf(BigInteger.ONE))),
                BAD_SIGNATURE);
        add("an ECDSA signature in DER", resigned(es256, der(r, s)), BAD_SIGNATURE);
        add("an ECDSA signature cut short", resigned(es256, Arrays.copyOf(signature(es256), 63)), BAD_SIGNATURE);
        add(
                "an ECDSA signature with a byte more",
                resigned(es256, concat(signature(es256), new byte[1])),
                BAD_SIGNATURE);
        add(
                "an ECDSA signature of the length of another curve",
                resigned(es256, concat(new byte[16], r, new byte[16], s)),
                BAD_SIGNATURE);
        var eddsa = ED.sign("EdDSA", header("EdDSA", "ed-1"), Claims.ACCESS_TOKEN);
        add("an Ed25519 signature of zeros", resigned(eddsa, new byte[64]), BAD_SIGNATURE);
        add("an Ed25519 signature cut short", resigned(eddsa, Arrays.copyOf(signature(eddsa), 63)), BAD_SIGNATURE);
        add(
                "an Ed25519 signature with S beyond the order",
                resigned(eddsa, beyondTheOrder(signature(eddsa))),
                BAD_SIGNATURE);
    }

    private void times() {
        claims("no exp", "{\"exp\":null}", MALFORMED);
        claims("exp as text", "{\"exp\":\"1772366700\"}", MALFORMED);
        claims("exp as a list", "{\"exp\":[1772366700]}", MALFORMED);
        claims("exp as true", "{\"exp\":true}", MALFORMED);
        claims("a negative exp", "{\"exp\":-1}", MALFORMED);
        claims("exp in milliseconds", "{\"exp\":1772366700000}", MALFORMED);
        claims("exp of 1e400", "{\"exp\":1e400}", MALFORMED);
        claims("exp of 1e999999999", "{\"exp\":1e999999999}", MALFORMED);
        claims("exp of 1e-999999999", "{\"exp\":1e-999999999}", EXPIRED);
        claims("exp now", "{\"exp\":1772366400}", EXPIRED);
        claims("exp within this second", "{\"exp\":1772366400.999}", EXPIRED);
        claims("exp long ago", "{\"exp\":0}", EXPIRED);
        claims("nbf beyond the leeway", "{\"nbf\":1772366461}", NOT_YET_VALID);
        claims("nbf as text", "{\"nbf\":\"1772366400\"}", MALFORMED);
        claims("iat beyond the leeway", "{\"iat\":1772366461}", NOT_YET_VALID);
        claims("iat in milliseconds", "{\"iat\":1772366400000}", MALFORMED);
    }

    private void parties() {
        claims("no issuer", "{\"iss\":null}", WRONG_ISSUER);
        claims("another issuer", "{\"iss\":\"https://evil.example\"}", WRONG_ISSUER);
        claims("the issuer with a slash", "{\"iss\":\"https://id.example.com/realms/main/\"}", WRONG_ISSUER);
        claims("the issuer in another case", "{\"iss\":\"https://ID.example.com/realms/main\"}", WRONG_ISSUER);
        claims("the issuer in a list", "{\"iss\":[\"https://id.example.com/realms/main\"]}", WRONG_ISSUER);
        claims("another realm of the provider", "{\"iss\":\"https://id.example.com/realms/other\"}", WRONG_ISSUER);
        claims("no audience", "{\"aud\":null}", WRONG_AUDIENCE);
        claims("an empty audience", "{\"aud\":\"\"}", WRONG_AUDIENCE);
        claims("an empty list of audiences", "{\"aud\":[]}", WRONG_AUDIENCE);
        claims("another audience", "{\"aud\":\"account\"}", WRONG_AUDIENCE);
        claims("our audience with a slash", "{\"aud\":\"http://localhost:9080/mcp/\"}", WRONG_AUDIENCE);
        claims("our audience inside another", "{\"aud\":\"http://localhost:9080/mcp.evil.example\"}", WRONG_AUDIENCE);
        claims("our audiences as one text", "{\"aud\":\"account http://localhost:9080/mcp\"}", WRONG_AUDIENCE);
        claims("an audience that is an object", "{\"aud\":{\"http://localhost:9080/mcp\":true}}", MALFORMED);
        claims("a list with an audience that is no text", "{\"aud\":[\"http://localhost:9080/mcp\",null]}", MALFORMED);
        claims("Nextcloud's audience", "{\"aud\":\"nextcloud\"}", NEXTCLOUD_AUDIENCE);
        claims(
                "Nextcloud's audience beside ours",
                "{\"aud\":[\"http://localhost:9080/mcp\",\"nextcloud\"]}",
                NEXTCLOUD_AUDIENCE);
        claims("no subject", "{\"sub\":null}", NO_SUBJECT);
        claims("a blank subject", "{\"sub\":\" \"}", NO_SUBJECT);
        claims("a subject that is a number", "{\"sub\":1}", NO_SUBJECT);
        claims("a subject of 256 characters", "{\"sub\":\"" + "x".repeat(256) + "\"}", NO_SUBJECT);
        claims("a subject with a line break", "{\"sub\":\"alice\\nINFO all is well\"}", NO_SUBJECT);
        claims("a scope that is a number", "{\"scope\":1}", MALFORMED);
        claims("a scope with a tab", "{\"scope\":\"notes.read\\tfiles.read\"}", MALFORMED);
        claims("a client that is no text", "{\"client_id\":{}}", MALFORMED);
        claims("a client with a line break", "{\"client_id\":\"a\\nb\"}", MALFORMED);
        claims("an authorized party that is blank", "{\"azp\":\"\"}", MALFORMED);
    }

    private void kinds() {
        claims("an ID token by typ", "{\"typ\":\"ID\"}", WRONG_TYPE);
        claims("an ID token by its nonce", "{\"nonce\":\"n\",\"scope\":null}", WRONG_TYPE);
        claims("an ID token by its access token hash", "{\"at_hash\":\"x\"}", WRONG_TYPE);
        claims("an ID token by its code hash", "{\"c_hash\":\"x\"}", WRONG_TYPE);
        idToken("an ID token that says nothing about itself", "{}");
        idToken("an ID token with a nonce and scopes", "{\"nonce\":\"n\",\"scope\":\"openid notes.read\"}");
        idToken("an ID token that names its format", "{\"typ\":\"JWT\",\"aud\":[\"nextcloud-mcp-server\"]}");
        idToken("an ID token that is for another as well", "{\"aud\":[\"nextcloud-mcp-server\",\"account\"]}");
        claims("an ID token by its use", "{\"token_use\":\"id\"}", WRONG_TYPE);
        claims("a refresh token", "{\"typ\":\"Refresh\"}", WRONG_TYPE);
        claims("an offline token", "{\"typ\":\"Offline\"}", WRONG_TYPE);
        claims("a refresh token by its use", "{\"token_use\":\"refresh_token\"}", WRONG_TYPE);
        claims("a refresh token by its type", "{\"token_type\":\"refresh\"}", WRONG_TYPE);
        claims("a logout token", "{\"typ\":\"Logout\"}", WRONG_TYPE);
        claims(
                "a logout token by its event",
                "{\"events\":{\"http://schemas.openid.net/event/backchannel-logout\":{}}}",
                WRONG_TYPE);
        claims(
                "a token bound to a key",
                "{\"cnf\":{\"jkt\":\"0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I\"}}",
                WRONG_TYPE);
        claims(
                "a token bound to a certificate",
                "{\"cnf\":{\"x5t#S256\":\"bwcK0esc3ACC3DB2Y5_lESsXE8o9ltc05O89jdN-dg2\"}}",
                WRONG_TYPE);
        claims("a token bound to nothing", "{\"cnf\":{}}", WRONG_TYPE);
        claims("a token of type DPoP", "{\"token_type\":\"DPoP\"}", WRONG_TYPE);
    }

    static String header(String algorithm, String kid) {
        return "{\"alg\":\"" + algorithm + "\",\"typ\":\"JWT\",\"kid\":\"" + kid + "\"}";
    }

    private static SigningKey reissued(String kid, KeyUse use, Set<KeyOperation> operations, JWSAlgorithm algorithm) {
        var key = SigningKey.rsa(kid, 2048);
        return key.publishedAs(new RSAKey.Builder((RSAKey) key.publicKey())
                .keyUse(use)
                .keyOperations(operations)
                .algorithm(algorithm)
                .build());
    }

    private static SigningKey leaked() {
        try {
            var key = new com.nimbusds.jose.jwk.gen.ECKeyGenerator(Curve.P_256)
                    .keyID("leaked")
                    .generate();
            return SigningKey.ec(key).publishedAs(key);
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private static String hmac(String secret) {
        var text = SigningKey.part(header("HS256", "oct")) + "." + SigningKey.part(Claims.ACCESS_TOKEN);
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return text + "." + part(mac.doFinal(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] signature(String token) {
        return Base64.getUrlDecoder().decode(token.substring(token.lastIndexOf('.') + 1));
    }

    private static String resigned(String token, byte[] signature) {
        return token.substring(0, token.lastIndexOf('.') + 1) + part(signature);
    }

    private static String part(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The claims with a subject of these bytes, unsigned: they are refused before the signature is looked at. */
    private static String bytes(int... subject) {
        var claims = new ByteArrayOutputStream();
        claims.writeBytes("{\"sub\":\"".getBytes(StandardCharsets.US_ASCII));
        Arrays.stream(subject).forEach(claims::write);
        claims.writeBytes("\"}".getBytes(StandardCharsets.US_ASCII));
        return SigningKey.part(header("RS256", "rsa-1")) + "." + part(claims.toByteArray()) + ".c2ln";
    }

    private static String utf16() {
        var claims = Claims.ACCESS_TOKEN.getBytes(StandardCharsets.UTF_16);
        return SigningKey.part(header("RS256", "rsa-1")) + "." + part(claims) + ".c2ln";
    }

    private static String otherAlphabet() {
        var token = GOOD;
        // Until a signature has a character that the alphabets write differently.
        for (var number = 0; !token.substring(token.lastIndexOf('.')).contains("_"); number++) {
            var claims = Claims.patched(Claims.ACCESS_TOKEN, "{\"jti\":\"" + number + "\"}");
            token = RSA.sign("RS256", header("RS256", "rsa-1"), claims.toString());
        }
        return token.replace('_', '/').replace('-', '+');
    }

    /** 256 bytes leave two bits unused in the last character: another character spells the same bytes. */
    private static String strayBits(String token) {
        var alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        var last = token.charAt(token.length() - 1);
        return token.substring(0, token.length() - 1) + alphabet.charAt(alphabet.indexOf(last) + 1);
    }

    /** The same S in another spelling: S plus the order of the curve (RFC 8032 section 5.1.7). */
    private static byte[] beyondTheOrder(byte[] signature) {
        var order = BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
        var s = new BigInteger(1, reversed(Arrays.copyOfRange(signature, 32, 64))).add(order);
        return concat(Arrays.copyOfRange(signature, 0, 32), reversed(bytesOf(s)));
    }

    private static byte[] reversed(byte[] bytes) {
        var reversed = new byte[bytes.length];
        for (var i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }

    private static byte[] bytesOf(BigInteger number) {
        var bytes = number.toByteArray();
        var fixed = new byte[32];
        var length = Math.min(bytes.length, 32);
        System.arraycopy(bytes, bytes.length - length, fixed, 32 - length, length);
        return fixed;
    }

    private static byte[] der(byte[] r, byte[] s) {
        var numbers = concat(integer(r), integer(s));
        return concat(new byte[] {0x30, (byte) numbers.length}, numbers);
    }

    private static byte[] integer(byte[] half) {
        var number = new BigInteger(1, half).toByteArray();
        return concat(new byte[] {0x02, (byte) number.length}, number);
    }

    private static byte[] concat(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }
}
