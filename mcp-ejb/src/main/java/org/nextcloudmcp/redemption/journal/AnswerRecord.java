package org.nextcloudmcp.redemption.journal;

import java.util.UUID;
import org.nextcloudmcp.oauth.Subject;

/**
 * An answer as it lies in the journal.
 *
 * @param sealed what is secret, in the form {@code keyId:base64}
 */
record AnswerRecord(UUID intentId, Subject subject, long generation, String sealed) {}
