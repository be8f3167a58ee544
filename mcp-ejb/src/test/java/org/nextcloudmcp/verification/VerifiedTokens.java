package org.nextcloudmcp.verification;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.oauth.ClientId;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.oauth.Subject;

/** Verified tokens for tests: only this package can make one. */
public final class VerifiedTokens {

    private VerifiedTokens() {}

    public static VerifiedToken of(AccessToken token, Subject subject, ClientId client, Scopes scopes, Instant ends) {
        return new VerifiedToken(token, subject, Optional.of(client), scopes, ends, Map.of());
    }
}
