package org.nextcloudmcp.provider;

import java.util.Arrays;
import java.util.Optional;

/** What the provider can be asked for, and where. */
public enum Endpoint {
    DISCOVERY("/.well-known/openid-configuration"),
    METADATA("/.well-known/oauth-authorization-server"),
    KEYS("/keys"),
    AUTHORIZATION("/authorize"),
    TOKEN("/token"),
    INTROSPECTION("/introspect"),
    REVOCATION("/revoke");

    private final String path;

    Endpoint(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }

    static Optional<Endpoint> at(String path) {
        return Arrays.stream(values())
                .filter(endpoint -> endpoint.path.equals(path))
                .findFirst();
    }
}
