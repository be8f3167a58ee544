package org.nextcloudmcp.grant;

import org.nextcloudmcp.oauth.ClientId;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.oauth.Subject;

/** What an MCP client asks a user for: who shall grant, on whose behalf it was asked, and which scopes. */
public record NewAuthorization(Subject subject, ClientId client, Scopes scopes) {}
