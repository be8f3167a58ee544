package org.nextcloudmcp.idp;

import com.nimbusds.jose.jwk.JWK;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Optional;
import org.nextcloudmcp.settings.ClientCredential;
import org.nextcloudmcp.settings.Configuration;

/** The public half of the key our client signs with, for the provider to fetch (RFC 7517 section 5). */
@Singleton
public class ClientKeys {

    private final Configuration configuration;

    @Inject
    public ClientKeys(Configuration configuration) {
        this.configuration = configuration;
    }

    /** Our JWK Set; without keys if our client proves itself by a secret. */
    public JsonObject document() {
        var keys = Json.createArrayBuilder();
        key().ifPresent(keys::add);
        return Json.createObjectBuilder().add("keys", keys).build();
    }

    private Optional<JsonObject> key() {
        return configuration.settings().provider().credential() instanceof ClientCredential.PrivateKey credential
                ? Optional.of(published(credential.key()))
                : Optional.empty();
    }

    private static JsonObject published(JWK key) {
        var json = Json.createObjectBuilder();
        // Only the public half is ever read here; what a later version of the library adds to a key stays out.
        key.toPublicJWK().getRequiredParams().forEach((name, value) -> json.add(name, value.toString()));
        return json.add("kid", key.getKeyID()).add("use", "sig").build();
    }
}
