package org.nextcloudmcp.idp;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.nextcloudmcp.oauth.Scopes;

/**
 * What the provider says about itself (OpenID Connect Discovery section 3), as far as we use it. Every endpoint is over
 * TLS unless it is on this machine.
 *
 * @param issuer the configured issuer, to the letter
 * @param scopesSupported absent if the provider does not say
 * @param authorizationResponseIssSupported whether {@code iss} must be in authorization responses (RFC 9207 section 3)
 * @param grantTypesSupported absent if the provider does not say
 * @param clientAssertionAlgorithms {@code token_endpoint_auth_signing_alg_values_supported}; absent if the provider does
 *     not say
 */
public record ProviderMetadata(
        String issuer,
        URI authorizationEndpoint,
        URI tokenEndpoint,
        URI jwksUri,
        Optional<URI> revocationEndpoint,
        Optional<URI> introspectionEndpoint,
        Optional<Scopes> scopesSupported,
        boolean authorizationResponseIssSupported,
        Optional<Set<String>> grantTypesSupported,
        Optional<Set<String>> clientAssertionAlgorithms) {}
