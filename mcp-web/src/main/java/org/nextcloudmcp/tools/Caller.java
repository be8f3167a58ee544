package org.nextcloudmcp.tools;

import java.util.Optional;
import org.nextcloudmcp.oauth.ClientId;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.oauth.Subject;

/**
 * Who calls a tool, as the verified token says. The token itself is not here: what a tool does not have it cannot pass
 * on to Nextcloud.
 *
 * @param subject the user; the only thing that may decide whose Nextcloud is touched
 * @param client the MCP client, where the provider's tokens name it
 * @param scopes what the token allows; they contain the called tool's
 */
public record Caller(Subject subject, Optional<ClientId> client, Scopes scopes) {}
