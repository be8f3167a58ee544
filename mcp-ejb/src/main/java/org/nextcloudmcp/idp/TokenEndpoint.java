package org.nextcloudmcp.idp;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nextcloudmcp.oauth.AuthorizationCode;
import org.nextcloudmcp.oauth.CodeVerifier;
import org.nextcloudmcp.oauth.RefreshToken;
import org.nextcloudmcp.oauth.Scopes;

/** The provider's token endpoint (RFC 6749 section 3.2). */
@Singleton
public class TokenEndpoint {

    private static final Logger LOG = Logger.getLogger(TokenEndpoint.class.getName());

    private final Discovery discovery;
    private final ProviderForm form;
    private final Clock clock;

    @Inject
    public TokenEndpoint(Discovery discovery, ProviderForm form, Clock clock) {
        this.discovery = discovery;
        this.form = form;
        this.clock = clock;
    }

    /**
     * Redeems an authorization code (RFC 6749 section 4.1.3, RFC 7636 section 4.5).
     *
     * @param resource the resource the tokens are for (RFC 8707 section 2.2); some providers ignore it
     */
    public TokenOutcome redeemCode(AuthorizationCode code, CodeVerifier verifier, URI redirectUri, URI resource) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("grant_type", "authorization_code");
        parameters.put("code", code.value());
        parameters.put("redirect_uri", redirectUri.toString());
        parameters.put("code_verifier", verifier.value());
        parameters.put("resource", resource.toString());
        return ask(parameters);
    }

    /**
     * Redeems a refresh token (RFC 6749 section 6), and listens long for the answer: with a provider that rotates, an
     * answer that nobody hears costs the grant.
     *
     * @param scopes the scopes to ask for; none: all that were granted
     */
    public TokenOutcome refresh(RefreshToken token, Scopes scopes) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("grant_type", "refresh_token");
        parameters.put("refresh_token", token.value());
        if (!scopes.isEmpty()) {
            parameters.put("scope", scopes.toString());
        }
        return outcome(() -> form.postAndListen(discovery.metadata().tokenEndpoint(), parameters));
    }

    /** Asks for an access token of our own client (RFC 6749 section 4.4.2). */
    public TokenOutcome clientCredentials() {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("grant_type", "client_credentials");
        return ask(parameters);
    }

    /** Exchanges a token (RFC 8693 section 2.1). */
    public TokenExchangeOutcome exchange(TokenExchangeRequest request) {
        var outcome = answerTo(request);
        if (outcome instanceof TokenExchangeOutcome.Unavailable unavailable) {
            LOG.log(Level.WARNING, "no token exchange by the provider: {0}", unavailable.reason());
        }
        return outcome;
    }

    private TokenExchangeOutcome answerTo(TokenExchangeRequest request) {
        try {
            var answer = form.post(discovery.metadata().tokenEndpoint(), TokenExchangeForm.of(request));
            return TokenExchangeResponse.read(answer, clock.instant());
        } catch (ProviderUnavailableException e) {
            return new TokenExchangeOutcome.Unavailable(e.retryAfter(), e.reason());
        }
    }

    private TokenOutcome ask(Map<String, String> parameters) {
        return outcome(() -> form.post(discovery.metadata().tokenEndpoint(), parameters));
    }

    private TokenOutcome outcome(Supplier<HttpAnswer> posting) {
        var outcome = answerTo(posting);
        if (outcome instanceof TokenOutcome.Unavailable unavailable) {
            LOG.log(Level.WARNING, "no tokens from the provider: {0}", unavailable.reason());
        }
        return outcome;
    }

    private TokenOutcome answerTo(Supplier<HttpAnswer> posting) {
        try {
            return TokenResponse.read(posting.get(), clock.instant());
        } catch (ProviderUnavailableException e) {
            return new TokenOutcome.Unavailable(e.retryAfter(), e.reason());
        }
    }
}
