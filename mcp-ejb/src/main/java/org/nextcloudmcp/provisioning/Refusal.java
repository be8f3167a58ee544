package org.nextcloudmcp.provisioning;

/** Why an authorization response did not become a grant. In each case nothing was stored. */
public enum Refusal {
    /** The response carries no state: it answers none of our requests. */
    NO_STATE,
    /** The state was never ours, or so long ago that it is forgotten. */
    UNKNOWN_STATE,
    /** The request was older than ten minutes. */
    EXPIRED,
    /** The request had been answered before. */
    ALREADY_USED,
    /** The browser is not the one that pressed Continue: a response planted in a victim's browser. */
    OTHER_BROWSER,
    /** The response does not come from our provider (RFC 9207, mix-up). */
    WRONG_ISSUER,
    /** The user said no at the provider. */
    DECLINED_AT_PROVIDER,
    /** The provider answered another error, or neither a code nor an error. */
    PROVIDER_ERROR,
    /** The provider did not redeem the code. */
    CODE_REFUSED,
    /** There was no ID token, or it did not verify. */
    ID_TOKEN_INVALID,
    /** Somebody else than the asker signed in at the provider. */
    OTHER_USER,
    /** The access token is not meant for the Nextcloud. */
    WRONG_AUDIENCE,
    /** The provider gave no refresh token: without one a grant cannot last. */
    NO_REFRESH_TOKEN,
    /** The provider did not answer. */
    PROVIDER_UNREACHABLE,
    /** The database did not answer when the request was to be looked up; it may be answered once more. */
    NOT_LOOKED_UP,
    /** The database did not answer when the grant was to be stored; what the provider gave was given back. */
    NOT_STORED
}
