package org.nextcloudmcp.probe;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.nextcloudmcp.oauth.Scopes;

/**
 * A probe as it is stored.
 *
 * @param id its number
 * @param signIn which sign-in of the test user it is at: 1 or 2
 * @param patience how long it waits at most before it presents a spent refresh token again
 * @param scopes what the tools need, all together
 * @param startedAt when the administrator started it
 * @param expiresAt the first moment at which the link of the present sign-in is no longer accepted
 * @param seenAt when it last made a step
 * @param step what it does now, in words
 * @param findings what was found so far, as the measuring module writes it
 * @param outcome how it ended, as a code; empty while it has not ended
 */
public record ProbeRecord(
        long id,
        ProbePhase phase,
        int signIn,
        Duration patience,
        Scopes scopes,
        Instant startedAt,
        Instant expiresAt,
        Instant seenAt,
        String step,
        String findings,
        Optional<String> outcome,
        Optional<Instant> finishedAt) {}
