package org.nextcloudmcp.nextcloud;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.nextcloudmcp.broker.NextcloudToken;
import org.nextcloudmcp.call.Caller;
import org.nextcloudmcp.exchange.ExchangedToken;
import org.nextcloudmcp.exchange.TokenExchange;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.settings.Configuration;
import org.nextcloudmcp.tools.ToolResult;

/**
 * Tokens exchanged for the caller's own, one for each request (RFC 8693). Nothing is kept: after a 401 there is simply
 * another exchange.
 */
@Singleton
class ExchangedTokens implements TokenSource {

    /** Nextcloud asks the provider who the user is, and gets an answer only for a token with this scope. */
    private static final Scopes IDENTITY = Scopes.of("openid");

    private final TokenExchange exchange;
    private final Configuration configuration;

    @Inject
    ExchangedTokens(TokenExchange exchange, Configuration configuration) {
        this.exchange = exchange;
        this.configuration = configuration;
    }

    @Override
    public NextcloudToken token(Caller caller, Scopes scopes) {
        var audience = configuration.settings().nextcloud().audience();
        var asked = scopes.union(caller.scopes().intersection(IDENTITY));
        var outcome = exchange.exchange(caller.proof(), audience, asked);
        if (outcome instanceof ExchangedToken.Issued issued) {
            // Nextcloud enforces no scopes: a token that lacks the tool's must not do the tool's work.
            if (issued.scopes().containsAll(scopes)) {
                return issued.token();
            }
            throw new NoTokenException(() -> ToolResult.failure(ExchangeWords.narrower(scopes.minus(issued.scopes()))));
        }
        throw new NoTokenException(() -> ToolResult.failure(
                outcome instanceof ExchangedToken.Refused refused
                        ? ExchangeWords.refused(refused.why(), scopes)
                        : ExchangeWords.unavailable((ExchangedToken.Unavailable) outcome)));
    }

    @Override
    public NextcloudToken renewed(Caller caller, Scopes scopes, NextcloudToken refused) {
        return token(caller, scopes);
    }
}
