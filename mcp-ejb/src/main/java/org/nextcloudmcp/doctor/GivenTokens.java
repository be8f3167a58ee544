package org.nextcloudmcp.doctor;

import java.util.OptionalLong;
import java.util.Set;
import org.nextcloudmcp.oauth.Scopes;

/**
 * What the code was redeemed for (RFC 6749 section 5.1).
 *
 * @param issSent whether the authorization response carried {@code iss} (RFC 9207)
 * @param form how the access token looks
 * @param forNextcloud whether it is for the Nextcloud, as every grant's access token must be
 * @param resourceNamed whether the {@code resource} that was asked for (RFC 8707) stands in the access token's audience
 * @param audiences the access token's {@code aud}
 * @param accessSeconds how long the access token lives, by the shorter of what the answer and the token say; absent if
 *     neither says
 * @param missing scopes that were asked for and are not in the access token
 * @param refreshToken whether a refresh token came along
 * @param refreshSeconds how long the refresh token lives, where the answer or the token says that it ends
 */
public record GivenTokens(
        boolean issSent,
        Form form,
        ForNextcloud forNextcloud,
        boolean resourceNamed,
        Set<String> audiences,
        OptionalLong accessSeconds,
        Scopes missing,
        boolean refreshToken,
        OptionalLong refreshSeconds) {

    public GivenTokens {
        audiences = Set.copyOf(audiences);
    }

    /** How an access token looks. */
    public enum Form {
        JWT,
        OPAQUE
    }

    /** Whom the access token is for. */
    public enum ForNextcloud {
        YES,
        NO,
        /** The token says nothing, and the provider tells nothing about it. */
        UNREADABLE
    }
}
