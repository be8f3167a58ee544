package org.nextcloudmcp.idp;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.nextcloudmcp.settings.ClientAuthenticationMethod;
import org.nextcloudmcp.settings.ProviderSettings;

/**
 * What proves a request to be our client's (RFC 6749 section 2.3.1): a header or form parameters, never both.
 *
 * @param authorization the Authorization header's value
 * @param parameters form parameters to add
 */
record ClientAuthentication(Optional<String> authorization, Map<String, String> parameters) {

    static ClientAuthentication of(ProviderSettings provider) {
        return provider.authentication() == ClientAuthenticationMethod.CLIENT_SECRET_POST
                ? post(provider)
                : basic(provider);
    }

    private static ClientAuthentication post(ProviderSettings provider) {
        return new ClientAuthentication(
                Optional.empty(),
                Map.of(
                        "client_id", provider.clientId().value(),
                        "client_secret", provider.clientSecret().value()));
    }

    /** Id and secret are form-urlencoded first: a colon or a plus in them must reach the provider as what it is. */
    private static ClientAuthentication basic(ProviderSettings provider) {
        var pair = formEncoded(provider.clientId().value()) + ":"
                + formEncoded(provider.clientSecret().value());
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
