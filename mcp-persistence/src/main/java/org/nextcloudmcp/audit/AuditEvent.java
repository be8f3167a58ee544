package org.nextcloudmcp.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nextcloudmcp.oauth.ClientId;
import org.nextcloudmcp.oauth.Subject;

/**
 * One thing that happened and that somebody may have to account for.
 *
 * @param at when, cut to microseconds, which is what every database keeps
 * @param action what it was about
 * @param subject whose Nextcloud it concerns, where that is known
 * @param client the MCP client or service that asked, where that is known
 * @param outcome how it went: a code of ours such as {@code ISSUED} or {@code ACCESS_DENIED}, never a provider's words
 * @param tokenFingerprint an HMAC of the token it was about, with the key's id before it; never the token
 */
public record AuditEvent(
        Instant at,
        AuditAction action,
        Optional<Subject> subject,
        Optional<ClientId> client,
        String outcome,
        Optional<String> tokenFingerprint) {

    private static final Pattern OUTCOME = Pattern.compile("[A-Z0-9_]{1,64}");

    public AuditEvent {
        if (!OUTCOME.matcher(outcome).matches()) {
            throw new IllegalArgumentException("an audited outcome is a code of capital letters, digits and _");
        }
        at = at.truncatedTo(ChronoUnit.MICROS);
    }
}
