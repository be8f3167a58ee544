package org.nextcloudmcp.provisioning;

import java.time.Instant;
import java.util.Optional;
import org.nextcloudmcp.oauth.Scopes;

/** What became of an authorization response. */
public sealed interface ConsentResult {

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
