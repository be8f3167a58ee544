package org.nextcloudmcp.exchange;

import java.time.Duration;
import org.nextcloudmcp.broker.NextcloudToken;
import org.nextcloudmcp.oauth.Scopes;

/** What {@link TokenExchange} answers. */
public sealed interface ExchangedToken {

    /** What it came to, as the audit trail says it. */
    String code();

    /**
     * A token for this request and no other.
     *
     * @param token its end is not later than the subject token's
     * @param scopes what the token itself permits: what was asked for or less, besides openid, profile and email
     */
    record Issued(NextcloudToken token, Scopes scopes) implements ExchangedToken {
        @Override
        public String code() {
            return "ISSUED";
        }
    }

    /** No token, for good: asking the same again brings the same. */
    record Refused(ExchangeRefusal why) implements ExchangedToken {
        @Override
        public String code() {
            return why.name();
        }
    }

    /**
     * Nobody's fault who calls: the provider does not answer, or refuses us as a client.
     *
     * @param retryAfter when it makes sense to ask again
     * @param reason for the log; holds nothing the provider sent
     */
    record Unavailable(Duration retryAfter, String reason) implements ExchangedToken {
        @Override
        public String code() {
            return "UNAVAILABLE";
        }
    }
}
