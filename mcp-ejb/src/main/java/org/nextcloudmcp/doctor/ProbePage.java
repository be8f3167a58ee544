package org.nextcloudmcp.doctor;

import java.net.URI;
import java.time.Instant;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.provisioning.UnusableReason;

/** What a probe's link shows the test user. */
public sealed interface ProbePage {

    /**
     * The question that is put to the test user.
     *
     * @param signIn which sign-in it is: 1 or 2
     * @param scopes what is asked for
     * @param providerOrigin where Continue leads, for the page's {@code form-action}
     */
    record Askable(int signIn, Scopes scopes, Instant expiresAt, URI providerOrigin) implements ProbePage {}

    /** It is not known yet whether this link is needed. */
    record Measuring() implements ProbePage {}

    /** The probe is over: nothing more is asked. */
    record Over() implements ProbePage {}

    /** The link cannot be used. */
    record Unusable(UnusableReason reason) implements ProbePage {}
}
