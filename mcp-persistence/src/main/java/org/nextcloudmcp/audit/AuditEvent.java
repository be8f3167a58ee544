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
 * @param client the MCP client or service that asked, where that is known; what no log and no column can hold is
 *     replaced, and an overlong id is cut
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
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cs}]");
    private static final int LONGEST_CLIENT = 255;

    public AuditEvent {
        if (!OUTCOME.matcher(outcome).matches()) {
            throw new IllegalArgumentException("an audited outcome is a code of capital letters, digits and _");
        }
        at = at.truncatedTo(ChronoUnit.MICROS);
        client = client.map(AuditEvent::printable);
    }

    private static ClientId printable(ClientId client) {
        var id = client.value();
        var cut = id.length() > LONGEST_CLIENT ? id.substring(0, LONGEST_CLIENT) : id;
        // After the cut, which may have split a pair of surrogates.
        return new ClientId(UNPRINTABLE.matcher(cut).replaceAll("\uFFFD"));
    }
}
