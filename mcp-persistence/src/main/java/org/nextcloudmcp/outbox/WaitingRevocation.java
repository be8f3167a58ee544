package org.nextcloudmcp.outbox;

import java.time.Instant;
import org.nextcloudmcp.oauth.Subject;

/**
 * A revocation that the provider has still to confirm, as an administrator may see it.
 *
 * @param id its number in the outbox
 * @param subject whose token
 * @param attempts how many have failed
 * @param since when it was added
 * @param nextAttemptAt when it is tried again, or the end of the attempt that is under way
 */
public record WaitingRevocation(long id, Subject subject, int attempts, Instant since, Instant nextAttemptAt) {}
