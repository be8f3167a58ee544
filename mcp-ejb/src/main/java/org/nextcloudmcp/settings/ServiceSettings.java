package org.nextcloudmcp.settings;

import java.util.List;
import java.util.Optional;
import org.nextcloudmcp.oauth.ClientId;

/** The trusted services; none: our OAuth endpoints are off. */
public record ServiceSettings(List<ServiceClient> clients) {

    public ServiceSettings {
        clients = List.copyOf(clients);
    }

    /** The service with this id, if it is one. */
    public Optional<ServiceClient> find(ClientId id) {
        return clients.stream().filter(client -> client.id().equals(id)).findFirst();
    }
}
