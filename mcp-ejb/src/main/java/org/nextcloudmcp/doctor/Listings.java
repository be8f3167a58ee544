package org.nextcloudmcp.doctor;

import java.util.Collection;
import java.util.Optional;
import org.nextcloudmcp.idp.ProviderMetadata;
import org.nextcloudmcp.oauth.Scopes;

/** Reads from the metadata what the provider says it can do. */
final class Listings {

    private static final String EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";

    private Listings() {}

    static Discovered of(ProviderMetadata metadata) {
        return new Discovered(
                listing(metadata.scopesSupported().map(Scopes::names), "offline_access"),
                listing(metadata.grantTypesSupported(), EXCHANGE),
                metadata.introspectionEndpoint().isPresent(),
                metadata.revocationEndpoint().isPresent(),
                metadata.authorizationResponseIssSupported());
    }

    private static Discovered.Listing listing(Optional<? extends Collection<String>> names, String name) {
        if (names.isEmpty()) {
            return Discovered.Listing.NO_LIST;
        }
        return names.get().contains(name) ? Discovered.Listing.LISTED : Discovered.Listing.NOT_LISTED;
    }
}
