package org.nextcloudmcp.provider;

import com.sun.net.httpserver.HttpExchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Client authentication to the letter of RFC 6749 section 2.3: one method, the registered one, and right. */
final class ClientCheck {
    private final ClientRegistration client;
    private final AssertionCheck assertions;

    ClientCheck(ClientRegistration client, String issuer, String tokenEndpoint) {
        this.client = client;
        this.assertions = new AssertionCheck(client, issuer, tokenEndpoint);
    }

    /** The method by which the request authenticates its client, whether or not it is right. */
    static String method(HttpExchange exchange, FormFields form) {
        if (exchange.getRequestHeaders().containsKey("Authorization")) {
            return "client_secret_basic";
        } else if (form.has("client_assertion")) {
            return "private_key_jwt";
        }
        return form.has("client_secret") ? "client_secret_post" : "none";
    }

    void require(HttpExchange exchange, FormFields form) throws RefusedRequest {
        boolean header = exchange.getRequestHeaders().containsKey("Authorization");
        int methods = (header ? 1 : 0) + (form.has("client_secret") ? 1 : 0) + (form.has("client_assertion") ? 1 : 0);
        if (methods > 1) {
            throw RefusedRequest.invalidRequest("more than one client authentication");
        }
        if (!method(exchange, form).equals(client.method()) || !isRight(exchange, form)) {
            throw new RefusedRequest(401, "invalid_client", "client authentication");
        }
    }

    private boolean isRight(HttpExchange exchange, FormFields form) throws RefusedRequest {
        if (form.has("client_id") && !form.field("client_id").equals(Optional.of(client.id()))) {
            return false;
        }
        return switch (client.method()) {
            case "client_secret_basic" -> basic(exchange.getRequestHeaders().getFirst("Authorization"));
            case "client_secret_post" ->
                form.has("client_id") && form.required("client_secret").equals(client.secret());
            case "private_key_jwt" ->
                form.required("client_assertion_type").equals("urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
                        && assertions.isRight(form.required("client_assertion"));
            default -> false;
        };
    }

    /** Both halves are form-encoded before they are joined (RFC 6749 section 2.3.1). */
    private boolean basic(String header) {
        if (!header.startsWith("Basic ")) {
            return false;
        }
        String[] pair =
                new String(Base64.getDecoder().decode(header.substring(6)), StandardCharsets.UTF_8).split(":", 2);
        return pair.length == 2
                && URLDecoder.decode(pair[0], StandardCharsets.UTF_8).equals(client.id())
                && URLDecoder.decode(pair[1], StandardCharsets.UTF_8).equals(client.secret());
    }
}
