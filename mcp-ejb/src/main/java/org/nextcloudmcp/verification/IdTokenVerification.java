package org.nextcloudmcp.verification;

import java.time.Duration;
import org.nextcloudmcp.oauth.Subject;

/** What verifying an ID token came to (OpenID Connect Core section 3.1.3.7). */
public sealed interface IdTokenVerification {

    /** The ID token is good and speaks about this subject. */
    record Accepted(Subject subject) implements IdTokenVerification {}

    /** The ID token is not good. */
    record Rejected(IdTokenReason reason) implements IdTokenVerification {}

    /** Not known: the provider's keys cannot be had. */
    record ProviderUnreachable(Duration retryAfter) implements IdTokenVerification {}
}
