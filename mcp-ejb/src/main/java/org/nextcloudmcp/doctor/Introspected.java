package org.nextcloudmcp.doctor;

/** What the introspection endpoint said of the probe's own good access token (RFC 7662). */
public enum Introspected {
    ACTIVE,
    /** It said of a good token that it is not: our client may not know, in the provider's eyes. */
    SAYS_INACTIVE,
    /** There is no such endpoint, or none for such tokens. */
    UNSUPPORTED,
    /** It does not let our client ask. */
    CLIENT_REFUSED,
    /** The provider did not answer. */
    UNKNOWN
}
