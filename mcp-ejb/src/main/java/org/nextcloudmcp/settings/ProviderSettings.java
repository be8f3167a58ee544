package org.nextcloudmcp.settings;

import java.util.Set;
import org.nextcloudmcp.oauth.ClientId;

/**
 * The identity provider and our client there.
 *
 * @param issuer the issuer identifier, compared to the letter
 * @param algorithms JWS algorithms accepted in tokens (RFC 7518 section 3.1): asymmetric ones only
 */
public record ProviderSettings(String issuer, ClientId clientId, ClientCredential credential, Set<String> algorithms) {

    public ProviderSettings {
        algorithms = Set.copyOf(algorithms);
    }
}
