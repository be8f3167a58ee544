package org.nextcloudmcp.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nextcloudmcp.idp.TokenEndpoint;
import org.nextcloudmcp.idp.TokenExchangeOutcome;
import org.nextcloudmcp.idp.TokenExchangeRequest;
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.oauth.Subject;

/** Exchanges a good access token of the probe's own for one for the Nextcloud (RFC 8693 section 2.1). */
final class ExchangeMeasurement {

    private final TokenEndpoint provider;
    private final TokenReading reading;
    private final Subject subject;
    private final String audience;
    private final List<AccessToken> exchanged = new ArrayList<>();

    ExchangeMeasurement(TokenEndpoint provider, TokenReading reading, Subject subject, String audience) {
        this.provider = provider;
        this.reading = reading;
        this.subject = subject;
        this.audience = audience;
    }

    /** @param listing whether the provider says that it knows exchange: some refuse what they do not know by any error */
    Exchanged of(AccessToken good, Scopes scopes, Discovered.Listing listing) {
        var outcome = provider.exchange(new TokenExchangeRequest(good, audience, scopes, Optional.empty()));
        if (outcome instanceof TokenExchangeOutcome.Issued issued) {
            var token = issued.answer().accessToken();
            exchanged.add(token);
            return new Exchanged(isRight(token) ? Exchanged.Kind.WORKS : Exchanged.Kind.WRONG_TOKEN, "");
        }
        if (outcome instanceof TokenExchangeOutcome.Refused refused) {
            var unknown = refused.error().equals("unsupported_grant_type") || listing == Discovered.Listing.NOT_LISTED;
            return new Exchanged(unknown ? Exchanged.Kind.UNSUPPORTED : Exchanged.Kind.REFUSED, refused.error());
        }
        return new Exchanged(Exchanged.Kind.UNKNOWN, "");
    }

    /** What came of exchanges and has to end with the probe. */
    List<AccessToken> tokens() {
        return List.copyOf(exchanged);
    }

    private boolean isRight(AccessToken token) {
        return reading.read(token)
                .filter(read -> read.audiences().contains(audience))
                .filter(read -> read.subject().equals(Optional.of(subject)))
                .isPresent();
    }
}
