package org.nextcloudmcp.keycloak;

/**
 * A request to the provider's token or revocation endpoint, as the proxy saw it.
 *
 * @param endpoint the last part of the path: {@code token} or {@code revoke}
 * @param grantType the grant, or nothing at the revocation endpoint
 * @param clientId who asked
 * @param status what the provider answered
 */
public record TokenCall(String endpoint, String grantType, String clientId, int status) {}
