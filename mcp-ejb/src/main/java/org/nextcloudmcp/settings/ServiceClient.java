package org.nextcloudmcp.settings;

import java.util.Optional;
import java.util.Set;
import org.nextcloudmcp.oauth.ClientId;
import org.nextcloudmcp.oauth.Scopes;

/**
 * A trusted service that may use our OAuth endpoints.
 *
 * @param audiences the audiences it may ask tokens for
 * @param scopes the scopes it may ask for; absent: no limit of its own
 */
public record ServiceClient(ClientId id, SecretHash secretHash, Set<String> audiences, Optional<Scopes> scopes) {

    public ServiceClient {
        audiences = Set.copyOf(audiences);
    }
}
