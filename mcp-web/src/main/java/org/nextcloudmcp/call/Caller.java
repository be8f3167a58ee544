package org.nextcloudmcp.call;

import java.time.Instant;
import java.util.Optional;
import org.nextcloudmcp.oauth.ClientId;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.verification.VerifiedToken;

/**
 * Who calls a tool, as the verified token says.
 *
 * @param proof the verified token itself. It is for the exchange alone: an inbound token that reached Nextcloud would be
 *     one that Nextcloud could use against us
 */
public record Caller(VerifiedToken proof) {

    /** The user; the only thing that may decide whose Nextcloud is touched. */
    public Subject subject() {
        return proof.subject();
    }

    /** The MCP client, where the provider's tokens name it. */
    public Optional<ClientId> client() {
        return proof.client();
    }

    /** What the token allows; they contain the called tool's. */
    public Scopes scopes() {
        return proof.scopes();
    }

    /** When the token expires, and with it whatever it opened. */
    public Instant expiresAt() {
        return proof.expiresAt();
    }
}
