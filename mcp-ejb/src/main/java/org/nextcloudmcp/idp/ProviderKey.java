package org.nextcloudmcp.idp;

import java.security.PublicKey;
import java.util.Optional;
import java.util.Set;

/**
 * A public key of the provider that may verify signatures (RFC 7517 section 4), ready for use.
 *
 * @param id its {@code kid}; absent if it has none
 * @param algorithms the JWS algorithms it may be used with, by its type, curve and {@code alg} (RFC 8725 section 3.1)
 */
public record ProviderKey(Optional<String> id, Set<String> algorithms, PublicKey key) {

    public ProviderKey {
        algorithms = Set.copyOf(algorithms);
    }
}
