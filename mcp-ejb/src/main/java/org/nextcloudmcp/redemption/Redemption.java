package org.nextcloudmcp.redemption;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.nextcloudmcp.grant.Grant;
import org.nextcloudmcp.grant.StoredAccessToken;
import org.nextcloudmcp.idp.TokenAnswer;
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.oauth.Scopes;

/** What asking for a redemption came to. */
public sealed interface Redemption {

    /** What it came to, as the audit trail says it. */
    default String code() {
        if (this instanceof Redeemed || this instanceof Narrowed) {
            return "REDEEMED";
        }
        if (this instanceof Unavailable) {
            return "UNAVAILABLE";
        }
        return this instanceof ScopesRefused ? "SCOPES_REFUSED" : "REFUSED";
    }

    /** The access token that the provider gave, if it gave one. */
    default Optional<AccessToken> accessToken() {
        if (this instanceof Redeemed redeemed) {
            return Optional.of(redeemed.token().token());
        }
        return this instanceof Narrowed narrowed ? Optional.of(narrowed.answer().accessToken()) : Optional.empty();
    }

    /**
     * The provider gave a token; it and the refresh token that came with it are stored.
     *
     * @param scopes what the grant is for
     * @param generation the grant's generation since
     */
    record Redeemed(StoredAccessToken token, Scopes scopes, long generation) implements Redemption {}

    /**
     * The provider gave a token for {@link Occasion.Narrow}; the refresh token that came with it is stored, the access
     * token is not, and nobody has looked at it yet.
     *
     * @param askedAt from when its lifetime counts
     */
    record Narrowed(TokenAnswer answer, Instant askedAt) implements Redemption {}

    /** The provider does not give the scopes of {@link Occasion.Narrow}. The grant is as it was. */
    record ScopesRefused() implements Redemption {}

    /** Nothing was redeemed: the grant, read just now, already holds what the occasion asks for. */
    record NotNeeded(Grant grant) implements Redemption {}

    /** There is no grant. */
    record NoGrant() implements Redemption {}

    /** The provider refuses the grant, now or earlier; it is marked. */
    record ReconsentRequired() implements Redemption {}

    /** The grant is as it was; nothing is known about it, and it may be asked for again. */
    record Unavailable(Duration retryAfter, String reason) implements Redemption {}
}
