package org.nextcloudmcp.nextcloud;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.nextcloudmcp.broker.NextcloudToken;
import org.nextcloudmcp.oauth.Subject;

/**
 * One user's Nextcloud for the length of one tool call, on one thread. It holds the Nextcloud token so that no tool
 * ever sees it.
 */
public final class NextcloudClient {

    /** Nextcloud's own locks are over in moments and come without Retry-After. */
    private static final List<Duration> WAITS_FOR_LOCK =
            List.of(Duration.ofMillis(200), Duration.ofMillis(500), Duration.ofSeconds(1));

    private final NextcloudWire wire;
    private final Pause pause;
    private final UserIds userIds;
    private final Subject subject;
    private final UnaryOperator<NextcloudToken> renewal;
    private NextcloudToken token;
    private boolean renewed;

    /**
     * A client for one call.
     *
     * @param renewal answers a token other than the one that Nextcloud refused, or throws
     */
    NextcloudClient(
            NextcloudWire wire,
            Pause pause,
            UserIds userIds,
            Subject subject,
            NextcloudToken token,
            UnaryOperator<NextcloudToken> renewal) {
        this.wire = wire;
        this.pause = pause;
        this.userIds = userIds;
        this.subject = subject;
        this.token = token;
        this.renewal = renewal;
    }

    /**
     * Sends a request; again a few times while what it is about is locked (423); and, once per tool call, again with a
     * new token after a 401. Both statuses mean that nothing was done, so this is safe for writes too.
     *
     * @return whatever Nextcloud answers, except 401
     * @throws RefusedException if Nextcloud refuses the new token as well, or if it does not answer
     */
    public NextcloudResponse send(NextcloudRequest request) {
        var answer = signedIn(request);
        for (var wait : WAITS_FOR_LOCK) {
            if (!answer.is(423)) {
                return answer;
            }
            pause.of(wait);
            answer = signedIn(request);
        }
        return answer;
    }

    private NextcloudResponse signedIn(NextcloudRequest request) {
        var answer = attempt(request);
        if (!answer.is(401)) {
            return answer;
        }
        if (!renewed) {
            renewed = true;
            token = renewal.apply(token);
            answer = attempt(request);
        }
        if (answer.is(401)) {
            throw Refusals.tokenRefused();
        }
        return answer;
    }

    /**
     * The user's id in Nextcloud, which is part of every DAV path. It may differ from the login name and from
     * {@code sub}, so Nextcloud itself is asked.
     *
     * @throws RefusedException if Nextcloud does not tell
     */
    public String userId() {
        return userIds.of(subject, this);
    }

    /** Takes back what {@link #userId()} has remembered, because an answer did not fit it. */
    public void forgetUserId() {
        userIds.forget(subject);
    }

    private NextcloudResponse attempt(NextcloudRequest request) {
        try {
            return wire.send(request, token.token());
        } catch (NextcloudUnreachableException e) {
            throw Refusals.unreachable(request, e);
        }
    }
}
