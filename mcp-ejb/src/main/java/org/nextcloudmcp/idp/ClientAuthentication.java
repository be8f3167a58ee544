package org.nextcloudmcp.idp;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.nextcloudmcp.oauth.ClientId;
import org.nextcloudmcp.oauth.ClientSecret;

/**
 * What proves a request to be our client's (RFC 6749 section 2.3.1): a header or form parameters, never both.
 *
 * @param authorization the Authorization header's value
 * @param parameters form parameters to add
 */
record ClientAuthentication(Optional<String> authorization, Map<String, String> parameters) {

    private static final String JWT_BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    /** {@code client_secret_post}. */
    static ClientAuthentication post(ClientId id, ClientSecret secret) {
        return new ClientAuthentication(
                Optional.empty(), Map.of("client_id", id.value(), "client_secret", secret.value()));
    }

    /** {@code private_key_jwt} (RFC 7523 section 2.2); the client id beside it is optional, and some providers want it. */
    static ClientAuthentication assertion(ClientId id, String assertion) {
        return new ClientAuthentication(
                Optional.empty(),
                Map.of("client_id", id.value(), "client_assertion_type", JWT_BEARER, "client_assertion", assertion));
    }

    /** {@code client_secret_basic}. Id and secret are form-urlencoded first: a colon or a plus in them must reach the provider as what it is. */
    static ClientAuthentication basic(ClientId id, ClientSecret secret) {
        var pair = formEncoded(id.value()) + ":" + formEncoded(secret.value());
        var encoded = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII));
        return new ClientAuthentication(Optional.of("Basic " + encoded), Map.of());
    }

    private static String formEncoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "ClientAuthentication[redacted]";
    }
}
