package org.nextcloudmcp.exchange;

/** Why there is no token. The order is that of the decisions: what we refuse, what the provider refuses, what we discard. */
public enum ExchangeRefusal {

    // Ours, before the provider is asked.

    /** The audience is not on the operator's list. */
    AUDIENCE_NOT_ALLOWED,
    /** No scope was asked for: a provider would then choose, and Keycloak leaves out what is needed. */
    NO_SCOPE,
    /** A scope that is neither of a tool nor of OpenID Connect. */
    SCOPE_NOT_ALLOWED,
    /** More than the subject token permits. Keycloak would grant it to a user who once consented to it for us. */
    SCOPE_BEYOND_SUBJECT_TOKEN,
    /** The subject token ended since it was verified. */
    SUBJECT_TOKEN_ENDED,
    /** The provider does not know this grant type: it says so in its metadata or by {@code unsupported_grant_type}. */
    NOT_SUPPORTED,
    /** The provider knows no exchange, and by introspection it says that the subject token is not active any more. */
    SUBJECT_TOKEN_INACTIVE,

    // The provider's.

    /**
     * {@code invalid_request} (RFC 8693 section 2.2.2): the subject token is expired, tampered with, revoked or logged
     * out, or this exchange is not set up at the provider; the error does not tell these apart.
     */
    INVALID_REQUEST,
    /** {@code invalid_grant}: the provider refuses the subject token. */
    INVALID_GRANT,
    /** {@code invalid_scope}: the user did not consent to it for our client, or the provider does not know it. */
    INVALID_SCOPE,
    /** {@code invalid_target}, or Keycloak's {@code invalid_client} with status 400: the audience is not known there. */
    UNKNOWN_AUDIENCE,
    /** {@code access_denied}: the subject token is not meant for our client. */
    ACCESS_DENIED,
    /** Another error of the provider's, final as well. */
    REFUSED,

    // Ours again: the provider gave a token that is not what was asked for, and it is discarded.

    /** {@code issued_token_type} is not that of an access token (RFC 8693 section 2.2.1). */
    WRONG_ISSUED_TOKEN_TYPE,
    /** {@code token_type} is not Bearer. */
    WRONG_TOKEN_TYPE,
    /** The subject token came back. */
    SAME_TOKEN,
    /** The token cannot be read, so nothing about it is sure. */
    UNREADABLE_TOKEN,
    /** The token is not of the configured issuer. */
    WRONG_ISSUER,
    /** The token's audience does not have what was asked for. */
    WRONG_AUDIENCE,
    /** The token is somebody else's, or nobody's. */
    WRONG_SUBJECT,
    /** The token permits more than was asked for, or does not say what it permits. */
    BROADER_SCOPE,
    /** The token has no life left. */
    TOKEN_ENDED
}
