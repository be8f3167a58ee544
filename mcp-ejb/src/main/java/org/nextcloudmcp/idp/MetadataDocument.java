package org.nextcloudmcp.idp;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.nextcloudmcp.json.StrictJson;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.settings.WebAddress;

/** Reads a discovery document (OpenID Connect Discovery section 4.2) and refuses one that must not be trusted. */
final class MetadataDocument {

    private MetadataDocument() {}

    /**
     * The metadata in a document.
     *
     * @param issuer the configured issuer
     * @throws ProviderUnavailableException if the document is another issuer's or names an endpoint without TLS
     */
    static ProviderMetadata read(JsonObject document, String issuer) {
        // Section 4.3: identical to the letter, or another provider could speak for ours (mix-up).
        if (!StrictJson.string(document, "issuer").equals(Optional.of(issuer))) {
            throw refused("names another issuer than the configured one");
        }
        return new ProviderMetadata(
                issuer,
                required(document, "authorization_endpoint"),
                required(document, "token_endpoint"),
                required(document, "jwks_uri"),
                endpoint(document, "revocation_endpoint"),
                endpoint(document, "introspection_endpoint"),
                scopes(document),
                JsonValue.TRUE.equals(document.get("authorization_response_iss_parameter_supported")),
                names(document, "grant_types_supported"),
                names(document, "token_endpoint_auth_signing_alg_values_supported"));
    }

    private static URI required(JsonObject document, String name) {
        return endpoint(document, name).orElseThrow(() -> refused("lacks " + name));
    }

    private static Optional<URI> endpoint(JsonObject document, String name) {
        if (!document.containsKey(name) || document.isNull(name)) {
            return Optional.empty();
        }
        // Our client secret and the users' tokens go there: no TLS, no trust.
        var endpoint = StrictJson.string(document, name).flatMap(WebAddress::secure);
        return Optional.of(endpoint.orElseThrow(() -> refused("names no https URL as " + name)));
    }

    private static Optional<Scopes> scopes(JsonObject document) {
        return names(document, "scopes_supported").map(names -> {
            names.removeIf(name -> !Scopes.isScopeToken(name));
            return Scopes.of(names);
        });
    }

    private static Optional<Set<String>> names(JsonObject document, String member) {
        if (!(document.get(member) instanceof JsonArray array)) {
            return Optional.empty();
        }
        var names = new LinkedHashSet<String>();
        for (var value : array) {
            if (value instanceof JsonString name) {
                names.add(name.getString());
            }
        }
        return Optional.of(names);
    }

    private static ProviderUnavailableException refused(String problem) {
        return new ProviderUnavailableException("the discovery document " + problem, LastGood.PAUSE_AFTER_FAILURE);
    }
}
