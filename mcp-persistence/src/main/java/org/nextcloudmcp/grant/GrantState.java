package org.nextcloudmcp.grant;

/** What a grant is good for. */
public enum GrantState {
    /** The provider honoured its refresh token the last time it was asked. */
    ACTIVE,
    /** The provider answered {@code invalid_grant} (RFC 6749 section 5.2): only the user can help. */
    RECONSENT_REQUIRED
}
