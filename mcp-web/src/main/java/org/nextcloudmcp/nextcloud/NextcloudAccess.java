package org.nextcloudmcp.nextcloud;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import org.nextcloudmcp.call.Caller;
import org.nextcloudmcp.nextcloud.NextcloudTool.Work;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.settings.Configuration;
import org.nextcloudmcp.settings.NextcloudCredential;
import org.nextcloudmcp.tools.ToolResult;

/** The one way from a tool to Nextcloud: a token for the caller, a client with it, and every refusal as a result. */
@Singleton
public class NextcloudAccess {

    private final Configuration configuration;
    private final GrantedTokens granted;
    private final ExchangedTokens exchanged;
    private final NextcloudWire wire;
    private final Pause pause;
    private final UserIds userIds;

    @Inject
    public NextcloudAccess(
            Configuration configuration,
            GrantedTokens granted,
            ExchangedTokens exchanged,
            NextcloudWire wire,
            Pause pause,
            UserIds userIds) {
        this.configuration = configuration;
        this.granted = granted;
        this.exchanged = exchanged;
        this.wire = wire;
        this.pause = pause;
        this.userIds = userIds;
    }

    /** Prepares the work, gets a token for the caller with these scopes, and does the work with it. */
    ToolResult call(Caller caller, Scopes scopes, Supplier<Work> preparation) {
        try {
            var work = preparation.get();
            var tokens = tokens();
            var token = tokens.token(caller, scopes);
            return work.with(new NextcloudClient(
                    wire, pause, userIds, caller.subject(), token, refused -> tokens.renewed(caller, scopes, refused)));
        } catch (NoTokenException e) {
            return e.instead();
        } catch (RefusedException e) {
            return ToolResult.failure(e.sentence());
        }
    }

    private TokenSource tokens() {
        return configuration.settings().nextcloud().credential() == NextcloudCredential.EXCHANGE ? exchanged : granted;
    }
}
