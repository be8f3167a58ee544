package org.nextcloudmcp.verification;

import jakarta.json.JsonObject;

/**
 * What shows that a token is an access token where its audience does not. A resource identifier in {@code aud} is in
 * access tokens alone (RFC 9068 section 2.2); our client id is in every ID token for us as well (OpenID Connect Core
 * section 2), and in what a provider says about refresh tokens.
 */
enum KindEvidence {

    /** The header's {@code typ} is {@code at+jwt}: nothing else is called so (RFC 9068 section 2.1). */
    HEADER {
        @Override
        boolean isIn(JsonObject claims) {
            return true;
        }
    },

    /** A plain JWT: a claim names it, or it has scopes and not the nonce of an ID token. */
    CLAIMS {
        @Override
        boolean isIn(JsonObject claims) {
            return TokenKind.isNamedAccessToken(claims)
                    || (ScopeClaim.isPresent(claims) && !claims.containsKey("nonce"));
        }
    },

    /** An introspection answer: a member names it. Refresh tokens have scopes too. */
    NAME {
        @Override
        boolean isIn(JsonObject claims) {
            return TokenKind.isNamedAccessToken(claims);
        }
    };

    abstract boolean isIn(JsonObject claims);

    /** What must do for a JWT with this header, which is fine. */
    static KindEvidence of(JsonObject header) {
        return HeaderPolicy.isAccessTokenType(header) ? HEADER : CLAIMS;
    }
}
