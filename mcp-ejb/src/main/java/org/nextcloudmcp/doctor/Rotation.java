package org.nextcloudmcp.doctor;

import java.util.OptionalLong;

/**
 * What a refresh does (RFC 6749 section 6).
 *
 * @param kind what becomes of the refresh token
 * @param olderAccessToken whether the access token from before the refresh is still good after it
 * @param narrowing what becomes of the scopes when fewer are asked for
 * @param milliseconds how long the provider took for a refresh, in the middle of those that were measured
 */
public record Rotation(Kind kind, Life olderAccessToken, Narrowing narrowing, OptionalLong milliseconds) {

    /** What becomes of the refresh token. */
    public enum Kind {
        /** A new one comes each time. */
        ROTATES,
        /** The same one stays good. */
        STAYS,
        /** The very first refresh was refused. */
        REFUSED,
        /** The provider did not answer. */
        UNKNOWN
    }

    /** What becomes of the scopes when fewer are asked for. */
    public enum Narrowing {
        /** The access token has the fewer scopes, and the next one has them all again. */
        ONCE,
        /** The access token has them all, whatever was asked for. */
        IGNORED,
        /** Fewer scopes were granted, and the rest is lost for good. */
        FOR_GOOD,
        /** The provider refused to. */
        REFUSED,
        /** The token does not say its scopes, or the provider did not answer. */
        CANNOT_TELL
    }
}
