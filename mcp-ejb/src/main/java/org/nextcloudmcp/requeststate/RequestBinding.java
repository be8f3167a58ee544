package org.nextcloudmcp.requeststate;

import java.util.Optional;
import org.nextcloudmcp.oauth.ClientId;
import org.nextcloudmcp.oauth.Subject;

/**
 * The request that a state belongs to; with any other it does not open.
 *
 * @param subject the user
 * @param client the MCP client, where tokens name it
 * @param method of MCP
 * @param paramsDigest a digest of the parameters that say what is asked for
 */
public record RequestBinding(Subject subject, Optional<ClientId> client, String method, String paramsDigest) {}
