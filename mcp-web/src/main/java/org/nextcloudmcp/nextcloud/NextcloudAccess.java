package org.nextcloudmcp.nextcloud;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.nextcloudmcp.broker.NextcloudToken;
import org.nextcloudmcp.call.Call;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.settings.Configuration;
import org.nextcloudmcp.settings.NextcloudCredential;

/** The one way from a call to Nextcloud: a client for the caller, with a token from where the settings say. */
@Singleton
public class NextcloudAccess {

    private final Configuration configuration;
    private final GrantedTokens granted;
    private final ExchangedTokens exchanged;
    private final NextcloudWire wire;
    private final Pause pause;
    private final UserIds userIds;
    private final UserMemory memory;

    @Inject
    public NextcloudAccess(
            Configuration configuration,
            GrantedTokens granted,
            ExchangedTokens exchanged,
            NextcloudWire wire,
            Pause pause,
            UserIds userIds,
            UserMemory memory) {
        this.configuration = configuration;
        this.granted = granted;
        this.exchanged = exchanged;
        this.wire = wire;
        this.pause = pause;
        this.userIds = userIds;
        this.memory = memory;
    }

    /**
     * The caller's Nextcloud for the length of one call. It asks for a token with these scopes at its first request, and
     * throws a {@link org.nextcloudmcp.tools.ToolCallException} with what is to be answered instead if there is none.
     */
    public NextcloudClient client(Call call, Scopes scopes) {
        var caller = call.caller();
        var tokens = tokens();
        var lazy = new NextcloudClient.Tokens() {
            @Override
            public NextcloudToken first() {
                return tokens.token(caller, scopes);
            }

            @Override
            public NextcloudToken insteadOf(NextcloudToken refused) {
                return tokens.renewed(caller, scopes, refused);
            }
        };
        return new NextcloudClient(
                wire, pause, userIds, memory, configuration.settings().tools(), caller.subject(), lazy, call);
    }

    private TokenSource tokens() {
        return configuration.settings().nextcloud().credential() == NextcloudCredential.EXCHANGE ? exchanged : granted;
    }
}
