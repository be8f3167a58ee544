package org.nextcloudmcp.service;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.nextcloudmcp.authorization.Refusal;
import org.nextcloudmcp.authorization.RefusalResponse;
import org.nextcloudmcp.idp.ClientKeys;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.settings.Configuration;

/**
 * {@code /.well-known/jwks.json}: the public key of our own client, for the provider to fetch (RFC 7517 section 5, RFC
 * 7523 section 3). Not there if our client proves itself by a secret.
 */
@Path(".well-known/jwks.json")
@Singleton
public class ClientKeysResource {

    private final Configuration configuration;
    private final ClientKeys keys;

    @Inject
    public ClientKeysResource(Configuration configuration, ClientKeys keys) {
        this.configuration = configuration;
        this.keys = keys;
    }

    @GET
    public Response keys() {
        if (!configuration.usable()) {
            return RefusalResponse.of(Refusal.misconfigured());
        }
        var document = keys.document();
        return document.getJsonArray("keys").isEmpty()
                ? Response.status(Response.Status.NOT_FOUND).build()
                : Response.ok(CachedJson.utf8(document), MediaType.APPLICATION_JSON_TYPE)
                        .header(HttpHeaders.CACHE_CONTROL, "max-age=300")
                        .build();
    }
}
