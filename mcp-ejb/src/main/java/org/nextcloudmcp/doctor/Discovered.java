package org.nextcloudmcp.doctor;

/**
 * What the provider says it can do (OpenID Connect Discovery section 3, RFC 8414 section 2), before anything is tried.
 *
 * @param offlineAccess whether {@code scopes_supported} names {@code offline_access}
 * @param exchange whether {@code grant_types_supported} names token exchange
 * @param introspection whether there is an introspection endpoint
 * @param revocation whether there is a revocation endpoint
 * @param issPromised whether {@code iss} is promised in authorization responses (RFC 9207 section 3)
 */
public record Discovered(
        Listing offlineAccess, Listing exchange, boolean introspection, boolean revocation, boolean issPromised) {

    /** What a list in the metadata says about one thing. */
    public enum Listing {
        LISTED,
        NOT_LISTED,
        /** There is no such list. */
        NO_LIST
    }
}
