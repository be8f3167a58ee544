package org.nextcloudmcp.verification;

import org.nextcloudmcp.oauth.AccessToken;

/**
 * By what a token is known without being kept: its SHA-256. A type of its own, so that no token itself becomes a key.
 *
 * @param hex 64 lower-case hex digits
 */
record TokenHash(String hex) {

    static TokenHash of(AccessToken token) {
        return new TokenHash(token.sha256());
    }
}
