package org.nextcloudmcp.exchange;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.provisioning.AppScopes;
import org.nextcloudmcp.settings.Settings;

/**
 * What may be asked for in exchange for a subject token (RFC 8693 section 2.1). Pure; the first refusal counts.
 *
 * <ol>
 *   <li>the audience is on the operator's list
 *   <li>scopes are named, for what a provider chooses by itself is not what is needed
 *   <li>every scope is one we know
 *   <li>every scope is one of the subject token's: no provider can be trusted to see to it
 *   <li>the subject token has not ended; the memory of its verification may be older than that
 * </ol>
 *
 * @param audiences the audiences that may be asked for
 * @param scopes the scopes that may be asked for
 */
record ExchangeRequestPolicy(Set<String> audiences, Scopes scopes) {

    static ExchangeRequestPolicy of(Settings settings) {
        var audiences = new HashSet<>(settings.exchange().audiences());
        // A token for ourselves is what the caller has; one made anew would outlive the one it was made of.
        audiences.removeAll(settings.server().audiences());
        return new ExchangeRequestPolicy(Set.copyOf(audiences), AppScopes.ALL);
    }

    /**
     * Why nobody is asked; empty if the provider may be asked.
     *
     * @param permitted the subject token's scopes
     * @param subjectEnds the subject token's end
     */
    Optional<ExchangeRefusal> refusal(
            String audience, Scopes asked, Scopes permitted, Instant subjectEnds, Instant now) {
        if (!audiences.contains(audience)) {
            return Optional.of(ExchangeRefusal.AUDIENCE_NOT_ALLOWED);
        }
        if (asked.isEmpty()) {
            return Optional.of(ExchangeRefusal.NO_SCOPE);
        }
        if (!scopes.containsAll(asked)) {
            return Optional.of(ExchangeRefusal.SCOPE_NOT_ALLOWED);
        }
        if (!permitted.containsAll(asked)) {
            return Optional.of(ExchangeRefusal.SCOPE_BEYOND_SUBJECT_TOKEN);
        }
        return now.toEpochMilli() < subjectEnds.toEpochMilli()
                ? Optional.empty()
                : Optional.of(ExchangeRefusal.SUBJECT_TOKEN_ENDED);
    }
}
