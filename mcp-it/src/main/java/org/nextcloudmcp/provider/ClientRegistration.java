package org.nextcloudmcp.provider;

import java.net.URI;

/**
 * The one client that the provider knows.
 *
 * @param method how it must authenticate itself, and no other way: {@code client_secret_basic}, {@code
 *     client_secret_post} or {@code private_key_jwt}
 * @param jwksUri where its public keys are, for {@code private_key_jwt}
 */
public record ClientRegistration(String id, String secret, String method, URI jwksUri) {
    @Override
    public String toString() {
        return "ClientRegistration[" + id + ", " + method + "]";
    }
}
