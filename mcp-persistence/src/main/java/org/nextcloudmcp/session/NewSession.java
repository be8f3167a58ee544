package org.nextcloudmcp.session;

import java.util.Optional;
import org.nextcloudmcp.oauth.ClientId;
import org.nextcloudmcp.oauth.Subject;

/**
 * What there is to keep when a session begins.
 *
 * @param subject whose it is; nobody else can use it
 * @param client the client that the access token names
 * @param protocolVersion the revision agreed on
 * @param capabilities {@code ClientCapabilities} as JSON
 */
public record NewSession(Subject subject, Optional<ClientId> client, String protocolVersion, String capabilities) {}
