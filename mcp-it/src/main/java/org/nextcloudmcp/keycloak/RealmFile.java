package org.nextcloudmcp.keycloak;

import jakarta.json.Json;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The demo's realm: users alice, bob and carol, the broker's client and some MCP clients. All its secrets are public. */
public final class RealmFile {
    /** The realm's name, as it stands in the issuer. */
    public static final String REALM = "nextcloud-demo";

    /** The broker's own client and its demo secret. */
    public static final String BROKER_CLIENT = "nextcloud-mcp-server";

    public static final String BROKER_SECRET = "broker-demo-secret";

    private RealmFile() {}

    /** The realm as Keycloak imports it, with the callbacks of these brokers (public URLs) as exact redirect URIs. */
    public static String forBrokers(List<URI> brokers) {
        String callbacks = brokers.stream()
                .map(broker -> Json.createValue(broker + "/oauth/callback-nextcloud"))
                .map(JsonString::toString)
                .collect(Collectors.joining(", "));
        return template().replace("\"@BROKER@/oauth/callback-nextcloud\"", callbacks);
    }

    private static String template() {
        try (InputStream file = Objects.requireNonNull(RealmFile.class.getResourceAsStream("realm.json"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
