package org.nextcloudmcp.audit;

/** What an audited event was about. The names are stored: one that was used once keeps its meaning for good. */
public enum AuditAction {
    /** A user's inbound token was exchanged for a Nextcloud token, or the exchange was refused (RFC 8693). */
    EXCHANGE,
    /** The provider does not support exchange, so the user's grant was redeemed instead. */
    EXCHANGE_FALLBACK,
    /** A trusted service asked for a Nextcloud token of a user. */
    SERVICE_TOKEN,
    /** A trusted service asked about a token (RFC 7662). */
    SERVICE_INTROSPECTION,
    /** A trusted service asked for a token to be revoked (RFC 7009). */
    SERVICE_REVOCATION,
    /** Somebody gave a service's id and not its secret. */
    SERVICE_DENIED,
    /** A user gave a grant, or the provider's answer to the request was not usable. */
    PROVISIONING,
    /** A grant was redeemed for a Nextcloud token, or the provider refused. */
    REDEMPTION,
    /** A user declined to give a grant, on our page or at the provider. */
    DENIAL,
    /** A grant's refresh token was rotated by schedule. */
    ROTATION,
    /** A grant was taken back. */
    REVOCATION,
    /** An administrator had the identity provider examined with a test user's sign-in. */
    PROBE,
    /** The encryption keys were changed, or a change was refused. */
    KEYS
}
