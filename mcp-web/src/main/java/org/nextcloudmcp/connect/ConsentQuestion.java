package org.nextcloudmcp.connect;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.nextcloudmcp.oauth.ClientId;
import org.nextcloudmcp.oauth.RequestHandle;
import org.nextcloudmcp.oauth.Scopes;

/**
 * The question of the connect page: who wants what, where, for how long.
 *
 * @param client the MCP client that asked, fit to be shown
 * @param server this server's host
 * @param nextcloudHost the host of the Nextcloud
 * @param nextcloudUrl its base URL
 * @param provider the host of the identity provider, where Continue leads
 * @param access what the server may do
 * @param identity what the server learns about the user
 * @param timeLeft how long the question can be answered, in words
 * @param request the value that goes back with the answer
 */
record ConsentQuestion(
        String client,
        String server,
        String nextcloudHost,
        String nextcloudUrl,
        String provider,
        List<ScopeLine> access,
        List<ScopeLine> identity,
        String timeLeft,
        String request)
        implements Page {

    private static final int LONGEST_CLIENT = 200;

    static ConsentQuestion of(
            RequestHandle request,
            ClientId client,
            Scopes scopes,
            URI server,
            URI nextcloud,
            URI provider,
            Duration timeLeft) {
        return new ConsentQuestion(
                UntrustedText.shown(client.value(), LONGEST_CLIENT),
                server.getRawAuthority(),
                nextcloud.getRawAuthority(),
                nextcloud.toString(),
                provider.getRawAuthority(),
                ScopeWords.access(scopes),
                ScopeWords.identity(scopes),
                inWords(timeLeft),
                request.value());
    }

    boolean asksIdentity() {
        return !identity.isEmpty();
    }

    @Override
    public String title() {
        return "Allow access to your Nextcloud?";
    }

    @Override
    public String template() {
        return "consent";
    }

    /** The value of the request is a credential: it goes into the form and nowhere else. */
    @Override
    public String toString() {
        return "ConsentQuestion[client=" + client + ", request=redacted]";
    }

    static String inWords(Duration left) {
        var minutes = left.toMinutes();
        if (minutes < 1) {
            return "few seconds";
        }
        return minutes == 1 ? "minute" : minutes + " minutes";
    }
}
