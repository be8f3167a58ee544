package org.nextcloudmcp.provisioning;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.nextcloudmcp.oauth.ClientId;
import org.nextcloudmcp.oauth.CodeVerifier;
import org.nextcloudmcp.oauth.Nonce;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.oauth.State;

/**
 * An authorization request (RFC 6749 section 4.1.1) with PKCE (RFC 7636 section 4.3) and a nonce (OpenID Connect Core
 * section 3.1.2.1).
 *
 * @param endpoint the provider's authorization endpoint; a query it has is kept (RFC 6749 section 3.1)
 * @param client our own client
 * @param redirectUri our callback
 * @param verifier of which only the S256 challenge leaves the server
 * @param resource the Nextcloud (RFC 8707 section 2): a provider that knows resources makes the token for it alone, one
 *     that does not ignores the parameter. It is the Nextcloud's URL because a resource is an absolute URI, which the
 *     configured audience need not be; whether the token is for the Nextcloud is judged by its audience, in any case
 */
public record AuthorizationRequest(
        URI endpoint,
        ClientId client,
        URI redirectUri,
        Scopes scopes,
        State state,
        Nonce nonce,
        CodeVerifier verifier,
        URI resource) {

    /** Where the browser is sent. */
    public URI url() {
        var base = endpoint.toString();
        return URI.create(base + (endpoint.getRawQuery() == null ? "?" : "&") + query());
    }

    private String query() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("response_type", "code");
        parameters.put("client_id", client.value());
        parameters.put("redirect_uri", redirectUri.toString());
        parameters.put("scope", scopes.toString());
        parameters.put("state", state.value());
        parameters.put("nonce", nonce.value());
        parameters.put("code_challenge", challenge());
        parameters.put("code_challenge_method", "S256");
        // Some providers give a refresh token only after they have asked (OpenID Connect Core section 11).
        parameters.put("prompt", "consent");
        parameters.put("resource", resource.toString());
        return parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** BASE64URL(SHA256(ASCII(code_verifier))). */
    private String challenge() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(HexFormat.of().parseHex(verifier.sha256()));
    }

    /** Percent-encoding, with a space as %20: not every provider reads "+" as a space. */
    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
