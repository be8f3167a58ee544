package org.nextcloudmcp.doctor;

/**
 * What revocation does (RFC 7009).
 *
 * @param accessToken what came of revoking an access token alone
 * @param grantAfterAccessToken whether the refresh token was still good after that
 * @param refreshToken what came of revoking the refresh token
 * @param newestAccessToken whether the newest access token was still good after that
 */
public record Revoked(Kind accessToken, Life grantAfterAccessToken, Kind refreshToken, Life newestAccessToken) {

    /** What came of revoking a token. */
    public enum Kind {
        /** It was confirmed, and the token is dead. */
        ENDS_IT,
        /** It was confirmed, and the token goes on working. */
        CHANGES_NOTHING,
        /** It was confirmed; whether the token is dead nobody tells. */
        CONFIRMED,
        /** There is no such endpoint, or none for such tokens. */
        UNSUPPORTED,
        /** The provider did not answer. */
        UNKNOWN
    }
}
