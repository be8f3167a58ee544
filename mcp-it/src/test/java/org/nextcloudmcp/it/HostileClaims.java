package org.nextcloudmcp.it;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Locale;
import java.util.stream.Stream;
import org.nextcloudmcp.provider.Claims;
import org.nextcloudmcp.provider.Issuance;
import org.nextcloudmcp.provider.Jws;
import org.nextcloudmcp.provider.SigningKey;

/** Tokens that the provider signed, and that are not for us, not now, or no access tokens (RFC 9068 section 4). */
final class HostileClaims {
    private final Issuance issuance;
    private final SigningKey key;
    private final JsonObject good;

    HostileClaims(Issuance issuance, SigningKey key, JsonObject good) {
        this.issuance = issuance;
        this.key = key;
        this.good = good;
    }

    Stream<Hostile> all() {
        return Stream.of(issuers(), audiences(), times(), subjects(), kinds(), types(), rest())
                .flatMap(cases -> cases);
    }

    private Stream<Hostile> issuers() {
        String issuer = good.getString("iss");
        return Stream.of(
                without("iss", "WRONG_ISSUER"),
                with("iss", text(issuer + "/"), "WRONG_ISSUER"),
                with("iss", text(issuer.replace("http:", "https:")), "WRONG_ISSUER"),
                with("iss", text(issuer.replace("localhost", "LOCALHOST")), "WRONG_ISSUER"),
                with("iss", text(""), "WRONG_ISSUER"),
                with("iss", text("https://login.example"), "WRONG_ISSUER"),
                with("iss", json("[\"" + issuer + "\"]"), "WRONG_ISSUER"));
    }

    private Stream<Hostile> audiences() {
        String us = good.getString("aud");
        return Stream.of(
                without("aud", "MALFORMED|WRONG_AUDIENCE"),
                with("aud", text(""), "WRONG_AUDIENCE|MALFORMED"),
                with("aud", json("[]"), "WRONG_AUDIENCE|MALFORMED"),
                with("aud", JsonValue.NULL, "WRONG_AUDIENCE|MALFORMED"),
                with("aud", json("7"), "MALFORMED"),
                with("aud", json("{\"" + us + "\":true}"), "MALFORMED"),
                with("aud", json("[\"" + us + "\",7]"), "MALFORMED"),
                with("aud", json("[[\"" + us + "\"]]"), "MALFORMED"),
                with("aud", text("another-client"), "WRONG_AUDIENCE"),
                with("aud", text(us.toUpperCase(Locale.ROOT)), "WRONG_AUDIENCE"),
                with("aud", text(us + " "), "WRONG_AUDIENCE|MALFORMED"),
                with("aud", text(us + " another"), "WRONG_AUDIENCE|MALFORMED"),
                with("aud", text("nextcloud"), "NEXTCLOUD_AUDIENCE"),
                with("aud", json("[\"" + us + "\",\"nextcloud\"]"), "NEXTCLOUD_AUDIENCE"));
    }

    private Stream<Hostile> times() {
        long now = issuance.now();
        return Stream.of(
                without("exp", "MALFORMED|EXPIRED"),
                with("exp", number(now - 61), "EXPIRED"),
                with("exp", number(now - 3600), "EXPIRED"),
                with("exp", number(0), "EXPIRED|MALFORMED"),
                with("exp", number(-1), "EXPIRED|MALFORMED"),
                with("exp", text(String.valueOf(now + 300)), "MALFORMED"),
                with("exp", JsonValue.TRUE, "MALFORMED"),
                with("exp", JsonValue.NULL, "MALFORMED"),
                with("exp", json("1e400"), "MALFORMED"),
                with("exp", json("[" + (now + 300) + "]"), "MALFORMED"),
                with("nbf", number(now + 120), "NOT_YET_VALID"),
                with("nbf", text("now"), "MALFORMED"),
                with("nbf", JsonValue.NULL, "MALFORMED"),
                with("iat", number(now + 120), "NOT_YET_VALID"),
                with("iat", text("now"), "MALFORMED"));
    }

    private Stream<Hostile> subjects() {
        return Stream.of(
                without("sub", "NO_SUBJECT"),
                with("sub", text(""), "NO_SUBJECT|MALFORMED"),
                with("sub", JsonValue.NULL, "NO_SUBJECT|MALFORMED"),
                with("sub", json("7"), "NO_SUBJECT|MALFORMED"),
                with("sub", json("[\"alice\"]"), "NO_SUBJECT|MALFORMED"),
                with("sub", text("x".repeat(4096)), "NO_SUBJECT|MALFORMED"));
    }

    private Stream<Hostile> kinds() {
        return Stream.of(
                with("typ", text("ID"), "WRONG_TYPE"),
                with("typ", text("Refresh"), "WRONG_TYPE"),
                with("typ", text("Offline"), "WRONG_TYPE"),
                with("typ", text("Logout"), "WRONG_TYPE"),
                with("typ", json("7"), "WRONG_TYPE|MALFORMED"),
                with("token_use", text("id"), "WRONG_TYPE"),
                with("events", json("{\"http://schemas.openid.net/event/backchannel-logout\":{}}"), "WRONG_TYPE"),
                with("at_hash", text("MTIzNDU2Nzg5MDEyMzQ1Ng"), "WRONG_TYPE"),
                with("c_hash", text("MTIzNDU2Nzg5MDEyMzQ1Ng"), "WRONG_TYPE"),
                with("cnf", json("{\"jkt\":\"MTIzNDU2Nzg5MDEyMzQ1Ng\"}"), "WRONG_TYPE"),
                with("cnf", json("{\"x5t#S256\":\"MTIzNDU2Nzg5MDEyMzQ1Ng\"}"), "WRONG_TYPE"),
                with("cnf", JsonValue.NULL, "WRONG_TYPE|MALFORMED"),
                Hostile.of(
                        "an ID token for our client that says nothing about its kind",
                        "WRONG_TYPE",
                        issuance.token("JWT", Claims.without(good, "scope"), key)),
                Hostile.of(
                        "an ID token for our client with a nonce and scopes",
                        "WRONG_TYPE",
                        issuance.token("JWT", Claims.with(good, "nonce", "n-0S6_WzA2Mj"), key)),
                Hostile.of(
                        "a nonce and no scope, as in an ID token",
                        "WRONG_TYPE",
                        token(Claims.with(Claims.without(good, "scope"), "nonce", "n-0S6_WzA2Mj"))));
    }

    private Stream<Hostile> types() {
        return Stream.of(
                        "logout+jwt",
                        "dpop+jwt",
                        "secevent+jwt",
                        "token-introspection+jwt",
                        "id_token",
                        "JWE",
                        "",
                        "at jwt")
                .map(type -> Hostile.of("typ “" + type + "”", "WRONG_TYPE", issuance.token(type, good, key)));
    }

    private Stream<Hostile> rest() {
        return Stream.of(
                with("scope", json("7"), "MALFORMED"),
                with("scope", json("[7]"), "MALFORMED"),
                with("scope", json("{}"), "MALFORMED"),
                with("client_id", json("7"), "MALFORMED"),
                Hostile.of(
                        "a header without typ",
                        "WRONG_TYPE",
                        Jws.of("{\"alg\":\"RS256\",\"kid\":\"" + key.kid() + "\"}", good.toString(), key)));
    }

    private Hostile with(String name, JsonValue value, String reason) {
        String shown = value.toString();
        return Hostile.of(
                name + " is " + shown.substring(0, Math.min(40, shown.length())),
                reason,
                token(Claims.with(good, name, value)));
    }

    private Hostile without(String name, String reason) {
        return Hostile.of("no " + name, reason, token(Claims.without(good, name)));
    }

    private String token(JsonObject claims) {
        return issuance.token("at+jwt", claims, key);
    }

    private static JsonValue text(String value) {
        return Json.createValue(value);
    }

    private static JsonValue number(long value) {
        return Json.createValue(value);
    }

    private static JsonValue json(String value) {
        try (var reader = Json.createReader(new StringReader(value))) {
            return reader.readValue();
        }
    }
}
