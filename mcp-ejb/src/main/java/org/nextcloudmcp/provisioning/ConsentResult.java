package org.nextcloudmcp.provisioning;

import java.time.Instant;
import java.util.Optional;
import org.nextcloudmcp.oauth.Scopes;

/** What became of an authorization response. */
public sealed interface ConsentResult {

    /** Whether the same response may be brought once more: its state was not used up. */
    default boolean repeatable() {
        return this instanceof ConsentRefused refused && refused.why() == Refusal.NOT_LOOKED_UP;
    }

    /**
     * The grant is stored.
     *
     * @param scopes what the user granted
     * @param since when the grant was stored
     */
    record Connected(Scopes scopes, Instant since) implements ConsentResult {}

    /**
     * Nothing was stored.
     *
     * @param why the first check that failed
     * @param providerError the provider's error code; untrusted text
     * @param providerDescription the provider's words; untrusted text
     */
    record ConsentRefused(Refusal why, Optional<String> providerError, Optional<String> providerDescription)
            implements ConsentResult {

        static ConsentRefused because(Refusal why) {
            return new ConsentRefused(why, Optional.empty(), Optional.empty());
        }
    }
}
