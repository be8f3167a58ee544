package org.nextcloudmcp.doctor;

import jakarta.json.JsonValue;
import java.util.Optional;
import org.nextcloudmcp.idp.IntrospectionEndpoint;
import org.nextcloudmcp.idp.IntrospectionOutcome;
import org.nextcloudmcp.idp.ProviderUnavailableException;
import org.nextcloudmcp.idp.TokenEndpoint;
import org.nextcloudmcp.idp.TokenExchangeOutcome;
import org.nextcloudmcp.idp.TokenExchangeRequest;
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.oauth.Scopes;

/**
 * Finds out whether an access token is still good, by what was seen to work on a good one: introspection, or else
 * exchange. A provider that says of a good token that it is inactive tells nothing by saying it again.
 */
final class LifeSigns {

    private final IntrospectionEndpoint introspection;
    private final TokenEndpoint provider;
    private final Optional<Introspected> introspected;
    private final Optional<Exchanged> exchanged;
    private final String audience;
    private final Scopes scopes;

    /**
     * @param introspected what introspection said of a good token
     * @param exchanged what exchange made of a good token
     * @param audience for which it was exchanged
     * @param scopes with which it was exchanged
     */
    LifeSigns(
            IntrospectionEndpoint introspection,
            TokenEndpoint provider,
            Optional<Introspected> introspected,
            Optional<Exchanged> exchanged,
            String audience,
            Scopes scopes) {
        this.introspection = introspection;
        this.provider = provider;
        this.introspected = introspected;
        this.exchanged = exchanged;
        this.audience = audience;
        this.scopes = scopes;
    }

    Life of(AccessToken token) {
        if (introspected.equals(Optional.of(Introspected.ACTIVE))) {
            return byIntrospection(token);
        }
        var exchangeWorks =
                exchanged.filter(found -> found.kind() == Exchanged.Kind.WORKS).isPresent();
        return exchangeWorks ? byExchange(token) : Life.CANNOT_TELL;
    }

    private Life byIntrospection(AccessToken token) {
        try {
            if (introspection.introspect(token) instanceof IntrospectionOutcome.Answered answered) {
                return JsonValue.TRUE.equals(answered.body().get("active")) ? Life.LIVES : Life.DEAD;
            }
            return Life.CANNOT_TELL;
        } catch (ProviderUnavailableException e) {
            return Life.CANNOT_TELL;
        }
    }

    private Life byExchange(AccessToken token) {
        var outcome = provider.exchange(new TokenExchangeRequest(token, audience, scopes, Optional.empty()));
        if (outcome instanceof TokenExchangeOutcome.Unavailable) {
            return Life.CANNOT_TELL;
        }
        return outcome instanceof TokenExchangeOutcome.Issued ? Life.LIVES : Life.DEAD;
    }
}
