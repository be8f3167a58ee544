package org.nextcloudmcp.oidcprovider;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * What the provider is told at its start.
 *
 * @param issuer to the letter; a proxy may stand before the port
 * @param broker the broker's public URL
 * @param brokerClient the broker's client id at the provider
 * @param audiences what to call a resource in tokens, by its URL; others are called by their URL
 * @param users subjects, by user name; each user's password is the name and {@code -pw}
 * @param clientRedirect the redirect URI of the MCP client
 */
public record OidcProviderOptions(
        int port,
        String issuer,
        URI broker,
        String brokerClient,
        String brokerSecret,
        Map<URI, String> audiences,
        Map<String, String> users,
        List<String> scopes,
        String client,
        URI clientRedirect) {

    JsonObject json() {
        JsonArrayBuilder accounts = Json.createArrayBuilder();
        users.forEach((name, subject) -> accounts.add(
                Json.createObjectBuilder().add("sub", subject).add("name", name).add("password", name + "-pw")));
        JsonObjectBuilder named = Json.createObjectBuilder();
        audiences.forEach((resource, audience) -> named.add(resource.toString(), audience));
        return Json.createObjectBuilder()
                .add("port", port)
                .add("issuer", issuer)
                .add(
                        "broker",
                        Json.createObjectBuilder()
                                .add("id", brokerClient)
                                .add("secret", brokerSecret)
                                .add("redirectUri", broker + "/oauth/callback-nextcloud"))
                .add(
                        "client",
                        Json.createObjectBuilder().add("id", client).add("redirectUri", clientRedirect.toString()))
                .add("audiences", named)
                .add("accounts", accounts)
                .add("scopes", Json.createArrayBuilder(scopes))
                .build();
    }

    @Override
    public String toString() {
        return "OidcProviderOptions[" + issuer + "]";
    }
}
