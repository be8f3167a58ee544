package org.nextcloudmcp.exchange;

import java.time.Duration;
import org.nextcloudmcp.broker.NextcloudToken;
import org.nextcloudmcp.oauth.Scopes;

/** What {@link Delegation} answers. */
public sealed interface DelegatedToken {

    /** What it came to, as the audit trail says it. */
    String code();

    /** The same outcome in the words of a delegation. */
    static DelegatedToken of(ExchangedToken exchanged, boolean byFallback) {
        if (exchanged instanceof ExchangedToken.Issued issued) {
            return new Issued(issued.token(), issued.scopes(), byFallback);
        }
        if (exchanged instanceof ExchangedToken.Unavailable unavailable) {
            return new Unavailable(unavailable.retryAfter(), unavailable.reason());
        }
        return new Refused(((ExchangedToken.Refused) exchanged).why());
    }

    /**
     * A token for this piece of work and no other.
     *
     * @param token its end is not later than the subject token's
     * @param scopes what the token itself permits
     * @param byFallback whether it came of the user's grant because the provider knows no exchange
     */
    record Issued(NextcloudToken token, Scopes scopes, boolean byFallback) implements DelegatedToken {
        @Override
        public String code() {
            return "ISSUED";
        }
    }

    /** The user never gave a grant, or took it back, if only while the provider was asked. */
    record NotProvisioned() implements DelegatedToken {
        @Override
        public String code() {
            return "NOT_PROVISIONED";
        }
    }

    /** The provider refused the user's grant: the user must consent again. */
    record ReconsentRequired() implements DelegatedToken {
        @Override
        public String code() {
            return "RECONSENT_REQUIRED";
        }
    }

    /**
     * The user's grant is narrower than what is asked for.
     *
     * @param missing the scopes that the grant lacks
     */
    record ScopesNotGranted(Scopes missing) implements DelegatedToken {
        @Override
        public String code() {
            return "SCOPES_NOT_GRANTED";
        }
    }

    /** No token, for good: see {@link ExchangedToken.Refused}. */
    record Refused(ExchangeRefusal why) implements DelegatedToken {
        @Override
        public String code() {
            return why.name();
        }
    }

    /** Provider or database do not answer: see {@link ExchangedToken.Unavailable}. */
    record Unavailable(Duration retryAfter, String reason) implements DelegatedToken {
        @Override
        public String code() {
            return "UNAVAILABLE";
        }
    }
}
