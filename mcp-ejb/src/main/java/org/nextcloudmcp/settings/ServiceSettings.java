package org.nextcloudmcp.settings;

import java.util.List;
import java.util.Optional;
import org.nextcloudmcp.oauth.ClientId;
import org.nextcloudmcp.oauth.ClientSecret;

/** The trusted services; none: our OAuth endpoints are off. */
public record ServiceSettings(List<ServiceClient> clients) {

    public ServiceSettings {
        clients = List.copyOf(clients);
    }

    /** The service with this id, if it is one. */
    public Optional<ServiceClient> find(ClientId id) {
        return clients.stream().filter(client -> client.id().equals(id)).findFirst();
    }

    /**
     * The service that this id and this secret prove. All are compared, whatever the id: how long that takes does not
     * tell which ids exist.
     */
    public Optional<ServiceClient> authenticated(ClientId id, ClientSecret secret) {
        var proved = Optional.<ServiceClient>empty();
        for (var client : clients) {
            // First, so that the secret is compared for every id.
            var right = client.secretHash().matches(secret);
            if (right && client.id().equals(id)) {
                proved = Optional.of(client);
            }
        }
        return proved;
    }
}
