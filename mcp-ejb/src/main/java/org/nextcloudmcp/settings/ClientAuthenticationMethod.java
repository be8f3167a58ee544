package org.nextcloudmcp.settings;

/** How our client proves itself to the provider (OpenID Connect Core section 9). */
public enum ClientAuthenticationMethod {
    /** HTTP Basic with form-urlencoded id and secret (RFC 6749 section 2.3.1). */
    CLIENT_SECRET_BASIC,
    /** Id and secret as form parameters (RFC 6749 section 2.3.1). */
    CLIENT_SECRET_POST,
    /** A signed assertion (RFC 7523). Known by name, not yet supported: a fault at start. */
    PRIVATE_KEY_JWT
}
