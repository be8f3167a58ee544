package org.nextcloudmcp.nextcloud;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import org.nextcloudmcp.broker.BrokeredToken;
import org.nextcloudmcp.broker.BrokeredToken.Issued;
import org.nextcloudmcp.broker.BrokeredToken.ScopesNotGranted;
import org.nextcloudmcp.broker.BrokeredToken.Unavailable;
import org.nextcloudmcp.broker.NextcloudToken;
import org.nextcloudmcp.broker.TokenBroker;
import org.nextcloudmcp.nextcloud.NextcloudTool.Work;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.tools.Caller;
import org.nextcloudmcp.tools.ConsentLink;
import org.nextcloudmcp.tools.ToolResult;

/** The one way from a tool to Nextcloud: a token for the caller, a client with it, and every refusal as a result. */
@Singleton
public class NextcloudAccess {

    private final TokenBroker broker;
    private final ConsentLink consentLink;
    private final NextcloudWire wire;
    private final Pause pause;
    private final UserIds userIds;

    @Inject
    public NextcloudAccess(
            TokenBroker broker, ConsentLink consentLink, NextcloudWire wire, Pause pause, UserIds userIds) {
        this.broker = broker;
        this.consentLink = consentLink;
        this.wire = wire;
        this.pause = pause;
        this.userIds = userIds;
    }

    /** Prepares the work, gets a token for the caller with these scopes, and does the work with it. */
    ToolResult call(Caller caller, Scopes scopes, Supplier<Work> preparation) {
        try {
            var work = preparation.get();
            var token = issued(broker.nextcloudToken(caller.subject(), scopes));
            return work.with(new NextcloudClient(
                    wire,
                    pause,
                    userIds,
                    caller.subject(),
                    token,
                    refused -> issued(broker.renewed(caller.subject(), scopes, refused))));
        } catch (NoTokenException e) {
            return withoutToken(e.outcome(), caller);
        } catch (RefusedException e) {
            return ToolResult.failure(e.sentence());
        }
    }

    private static NextcloudToken issued(BrokeredToken outcome) {
        if (outcome instanceof Issued issued) {
            return issued.token();
        }
        throw new NoTokenException(outcome);
    }

    private ToolResult withoutToken(BrokeredToken outcome, Caller caller) {
        if (outcome instanceof ScopesNotGranted narrow) {
            return ToolResult.failure("The user's consent does not cover " + narrow.missing()
                    + ". Revoke it with revoke_nextcloud_access, then give it anew with provision_nextcloud_access.");
        }
        if (outcome instanceof Unavailable unavailable) {
            return ToolResult.failure("There is no access token for Nextcloud at the moment: " + unavailable.reason()
                    + ". Try again in " + Math.max(1, unavailable.retryAfter().toSeconds()) + " seconds.");
        }
        // Never asked, taken back, or refused by the provider for good: all three end with the user's consent.
        return consentLink.insteadOfNextcloud(caller);
    }
}
