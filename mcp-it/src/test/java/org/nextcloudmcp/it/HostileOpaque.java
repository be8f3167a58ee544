package org.nextcloudmcp.it;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.stream.Stream;
import org.nextcloudmcp.provider.Claims;
import org.nextcloudmcp.provider.Issuance;

/** Opaque tokens about which introspection says something that is no yes (RFC 7662 section 2.2). */
final class HostileOpaque {
    private final Issuance issuance;
    private final JsonObject good;

    HostileOpaque(Issuance issuance, JsonObject good) {
        this.issuance = issuance;
        this.good = good;
    }

    Stream<Hostile> all() {
        long now = issuance.now();
        String us = good.getString("aud");
        JsonObject active = Json.createObjectBuilder(good)
                .add("active", true)
                .add("token_type", "Bearer")
                .build();
        return Stream.of(
                hostile("unknown to the provider", "INACTIVE", "opaque-unknown-to-everybody"),
                answering("inactive", "INACTIVE", "{\"active\":false}"),
                answering("inactive with claims", "INACTIVE", Claims.with(active, "active", JsonValue.FALSE)),
                answering("active as text", "INACTIVE", Claims.with(active, "active", "true")),
                answering("active as a number", "INACTIVE", Claims.with(active, "active", 1)),
                answering("active null", "INACTIVE", Claims.with(active, "active", JsonValue.NULL)),
                answering("active not said", "INACTIVE", good),
                answering("another issuer", "WRONG_ISSUER", Claims.with(active, "iss", "https://login.example")),
                answering("another audience", "WRONG_AUDIENCE", Claims.with(active, "aud", "another-client")),
                answering("no audience", "WRONG_AUDIENCE", Claims.without(active, "aud")),
                answering(
                        "Nextcloud's audience too",
                        "NEXTCLOUD_AUDIENCE",
                        Claims.with(
                                active,
                                "aud",
                                Json.createArrayBuilder()
                                        .add(us)
                                        .add("nextcloud")
                                        .build())),
                answering("expired", "EXPIRED", Claims.with(active, "exp", now - 61)),
                answering("no expiry", "MALFORMED", Claims.without(active, "exp")),
                answering("expiry as text", "MALFORMED", Claims.with(active, "exp", String.valueOf(now + 300))),
                answering("not yet valid", "NOT_YET_VALID", Claims.with(active, "nbf", now + 120)),
                answering("no subject", "NO_SUBJECT", Claims.without(active, "sub")),
                answering(
                        "bound to a key",
                        "WRONG_TYPE",
                        Claims.with(
                                active,
                                "cnf",
                                Json.createObjectBuilder().add("jkt", "x").build())),
                answering("a refresh token", "WRONG_TYPE", Claims.with(active, "typ", "Refresh")),
                answering("no token type, as for a refresh token", "WRONG_TYPE", Claims.without(active, "token_type")),
                answering("another token type", "WRONG_TYPE", Claims.with(active, "token_type", "N_A")));
    }

    private Hostile answering(String name, String reason, JsonObject answer) {
        return answering(name, reason, answer.toString());
    }

    private Hostile answering(String name, String reason, String answer) {
        return hostile(name, reason, issuance.opaqueAnswering(answer));
    }

    private static Hostile hostile(String name, String reason, String token) {
        return new Hostile("opaque: " + name, token, reason, true);
    }
}
