package org.nextcloudmcp.keycloak;

import java.util.Map;

/**
 * A request to the provider's token, introspection or revocation endpoint, as the proxy saw it.
 *
 * @param endpoint the last part of the path, such as {@code token} or {@code revoke}
 * @param clientId who asked
 * @param form all fields that were sent
 * @param status what the provider answered
 */
public record TokenCall(String endpoint, String clientId, Map<String, String> form, int status) {
    /** The grant, or nothing at the other endpoints. */
    public String grantType() {
        return field("grant_type");
    }

    /** A field of the form; empty if it was not sent. */
    public String field(String name) {
        return form.getOrDefault(name, "");
    }

    /** Fields hold credentials. */
    @Override
    public String toString() {
        return "TokenCall[" + endpoint + ", " + grantType() + ", " + clientId + ", " + form.keySet() + ", " + status
                + "]";
    }
}
